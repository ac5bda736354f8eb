package org.ridewell.record.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final Instant AT = Instant.parse("2026-11-24T08:00:00.123Z");

    @Test
    void isIntactAsWritten() {
        assertThat(check(chain(20)))
                .isEqualTo(new ChainCheck(20, true, null, chain(20).get(19).hash()));
    }

    @Test
    void findsAChangedBodyAtItsEntry() {
        List<Entry> chain = chain(20);
        Entry was = chain.get(7);
        chain.set(
                7,
                new Entry(
                        was.seq(),
                        was.at(),
                        was.kind(),
                        was.incident(),
                        CanonicalJson.tree("{\"value\":99}"),
                        was.previous(),
                        was.hash()));
        assertThat(check(chain).firstBroken()).isEqualTo(8);
    }

    @Test
    void findsAMissingEntryAtTheNext() {
        List<Entry> chain = chain(20);
        chain.remove(7);
        assertThat(check(chain).firstBroken()).isEqualTo(9);
    }

    @Test
    void findsAnEntryThatWasWrittenAnewBecauseTheNextLeansOnTheOld() {
        List<Entry> chain = chain(20);
        Entry was = chain.get(7);
        chain.set(7, Entry.after(was.previous(), was.seq(), draft(99)));
        assertThat(check(chain).firstBroken()).isEqualTo(9);
    }

    @Test
    void aPartOfTheChainCanBeCheckedByItself() {
        assertThat(check(chain(20).subList(5, 15)).intact()).isTrue();
    }

    @Property(tries = 500)
    void canonicalJsonReadsBackTheSame(@ForAll @DoubleRange(min = -1e9, max = 1e9) double value, @ForAll String text) {
        String json = CanonicalJson.of(Map.of("z", value, "a", text, "list", List.of(1, value)));
        assertThat(CanonicalJson.of(CanonicalJson.tree(json))).isEqualTo(json);
    }

    @Test
    void canonicalJsonSortsKeysAndKeepsNumbersPlain() {
        assertThat(CanonicalJson.of(Map.of("b", 1.50, "a", 2.0, "c", 1e-9))).isEqualTo("{\"a\":2,\"b\":1.5,\"c\":0}");
    }

    private static List<Entry> chain(int length) {
        List<Entry> chain = new ArrayList<>();
        String previous = Entry.GENESIS;
        for (int i = 1; i <= length; i++) {
            Entry entry = Entry.after(previous, i, draft(i));
            chain.add(entry);
            previous = entry.hash();
        }
        return chain;
    }

    private static Draft draft(int value) {
        return new Draft("draft-" + value, AT, EntryKind.SIGNAL, null, CanonicalJson.tree("{\"value\":" + value + "}"));
    }

    private static ChainCheck check(List<Entry> entries) {
        ChainCheck.Walk walk = new ChainCheck.Walk();
        entries.forEach(walk::next);
        return walk.result();
    }
}
