package org.ridewell.cluster.control;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.entity.Lease;
import org.ridewell.cluster.entity.Timing;

/**
 * One competitor for the lease. Time is this process's monotonic clock only: what others wrote is compared for change, never for its time of day. The epoch rises with every change
 * of leader, and a leader whose renewal is older than its deadline does not lead, even if nobody has told it yet: that is what a process finds out about itself after a freeze.
 */
final class LeaseElector {

    private static final Logger LOG = Logger.getLogger(LeaseElector.class.getName());

    private final LeaseStore store;
    private final String identity;
    private final Timing timing;
    private final LongSupplier nanos;

    private @Nullable Lease observed;
    private long observedAt;
    private volatile State state = new State(false, 0, 0, "");

    private record State(boolean held, long epoch, long renewedAt, String holder) {}

    LeaseElector(LeaseStore store, String identity, Timing timing, LongSupplier nanos) {
        this.store = store;
        this.identity = identity;
        this.timing = timing;
        this.nanos = nanos;
    }

    /** One attempt to renew or to take the lease. Call it every {@link Timing#retry()}; an API server that is away changes nothing but the age of the lease. */
    synchronized void step() {
        long began = nanos.getAsLong();
        try {
            Optional<Lease> found = store.read();
            observe(found.orElse(null), began);
            if (found.isEmpty()) {
                take(new Lease("", 0, seconds(), null, null), began);
                return;
            }
            Lease lease = found.get();
            if (lease.holder().equals(identity) && state.held() && lease.transitions() == state.epoch()) {
                renew(lease, began);
                return;
            }
            giveWay(lease);
            if (lease.isFree() || hasExpired(lease, began)) {
                take(lease, began);
            }
        } catch (IOException e) {
            LOG.fine(() -> "no word about the lease: " + e.getMessage());
        }
    }

    /** Gives the lease back, so that another one need not wait for its end. */
    synchronized void release() {
        if (!state.held()) {
            return;
        }
        state = new State(false, state.epoch(), state.renewedAt(), "");
        try {
            Optional<Lease> lease = store.read().filter(l -> l.holder().equals(identity));
            if (lease.isPresent()) {
                store.write(lease.get().heldBy("", lease.get().transitions(), 1));
            }
        } catch (IOException e) {
            LOG.fine(() -> "the lease is left to expire: " + e.getMessage());
        }
    }

    boolean isLeader() {
        return !left().isNegative();
    }

    /** How long this process may still act without another renewal; negative when it may not. */
    Duration left() {
        State now = state;
        if (!now.held()) {
            return Duration.ofSeconds(-1);
        }
        return timing.renewDeadline().minusNanos(nanos.getAsLong() - now.renewedAt());
    }

    long epoch() {
        return state.epoch();
    }

    String holder() {
        return state.holder();
    }

    private void observe(@Nullable Lease lease, long at) {
        if (observed == null || !observed.equals(lease)) {
            observed = lease;
            observedAt = at;
        }
    }

    private boolean hasExpired(Lease lease, long now) {
        long longest = Duration.ofSeconds(Math.max(1, lease.durationSeconds())).toNanos();
        return now - observedAt > longest;
    }

    private void renew(Lease lease, long began) throws IOException {
        if (store.write(lease.heldBy(identity, lease.transitions(), seconds()))) {
            state = new State(true, lease.transitions(), began, identity);
        }
    }

    private void take(Lease lease, long began) throws IOException {
        long epoch = lease.transitions() + 1;
        if (store.write(lease.heldBy(identity, epoch, seconds()))) {
            state = new State(true, epoch, began, identity);
            LOG.info(() -> identity + " leads from now on, epoch " + epoch);
        }
    }

    private void giveWay(Lease lease) {
        if (state.held()) {
            LOG.warning(() -> identity + " leads no more: the lease is held by " + lease.holder() + ", epoch "
                    + lease.transitions());
        }
        state = new State(false, lease.transitions(), state.renewedAt(), lease.holder());
    }

    private int seconds() {
        return (int) timing.leaseDuration().toSeconds();
    }
}
