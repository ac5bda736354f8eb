package org.ridewell.record.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ridewell.record.control.Entries.Range;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.ChainCheck;
import org.ridewell.record.entity.Draft;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.OwnTables;

/** The chain in a real database. Its order is that of arrival: what a disk kept while the database was away comes after what happened later. */
class EntriesIT {

    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));

    private OwnTables tables;
    private Entries entries;

    @BeforeEach
    void writeSevenOfWhichTheThirdAndTheFifthAreOutOfOrder() throws SQLException {
        tables = new OwnTables(LibertyServer.shared(), "audit_entry");
        entries = new Entries(tables.dataSource());
        List<Draft> drafts = new ArrayList<>();
        for (int minutes : new int[] {-30, 5, -60, 40, 130, 50, 140}) {
            drafts.add(draft(drafts.size(), NINE.plus(Duration.ofMinutes(minutes))));
        }
        entries.append(drafts);
    }

    private static Draft draft(int number, Instant at) {
        return new Draft("draft-" + number, at, EntryKind.CONTROL, null, CanonicalJson.tree("{}"));
    }

    @AfterEach
    void dropTables() throws SQLException {
        tables.close();
    }

    @Test
    void thePartOfAPeriodIsIntactWithEntriesThatCameLate() throws SQLException {
        ChainCheck.Walk walk = new ChainCheck.Walk();
        List<Long> seqs = new ArrayList<>();
        entries.forEach(entries.spanning(NINE, TEN), entry -> {
            seqs.add(entry.seq());
            walk.next(entry);
        });
        assertThat(seqs).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(walk.result().intact()).isTrue();
    }

    @Test
    void aPageOfAPeriodHoldsWhatHappenedInIt() throws SQLException {
        assertThat(entries.page(Range.after(0, NINE, TEN, null, null), 100))
                .extracting(Entry::seq)
                .containsExactly(2L, 4L, 6L);
    }

    @Test
    void aPeriodInWhichNothingHappenedHasNoPart() throws SQLException {
        List<Entry> read = new ArrayList<>();
        entries.forEach(entries.spanning(TEN.plus(Duration.ofDays(1)), TEN.plus(Duration.ofDays(2))), read::add);
        assertThat(read).isEmpty();
    }
}
