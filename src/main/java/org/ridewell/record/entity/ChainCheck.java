package org.ridewell.record.entity;

import org.jspecify.annotations.Nullable;

/**
 * What a walk along the chain found.
 *
 * @param firstBroken seq of the first entry that does not follow from the one before; null when all do
 * @param head hash of the last entry
 */
public record ChainCheck(
        long entries, boolean intact, @Nullable Long firstBroken, String head) {

    /** Walks entry by entry, so that a record of any length is checked in the memory of one. */
    public static final class Walk {
        private long entries;
        private @Nullable Long firstBroken;
        private @Nullable Entry last;

        /** Starts anywhere: an export of one period leans on the hash before it. */
        public void next(Entry entry) {
            boolean follows = last == null
                    ? entry.seq() != 1 || entry.previous().equals(Entry.GENESIS)
                    : entry.seq() == last.seq() + 1 && entry.previous().equals(last.hash());
            if (firstBroken == null && !(follows && entry.intact())) {
                firstBroken = entry.seq();
            }
            entries++;
            last = entry;
        }

        public ChainCheck result() {
            return new ChainCheck(
                    entries, firstBroken == null, firstBroken, last == null ? Entry.GENESIS : last.hash());
        }
    }
}
