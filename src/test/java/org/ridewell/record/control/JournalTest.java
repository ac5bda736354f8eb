package org.ridewell.record.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridewell.record.entity.Draft;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;

/** The record while the database is away, comes back, and while the process ends in between. */
class JournalTest {

    @TempDir
    private Path disk;

    private final FakeDatabase database = new FakeDatabase();
    private Journal journal = new Journal();
    private int written;

    /** As PostgreSQL keeps it: a chain with one writer, all of a batch or none, each draft once. */
    private static final class FakeDatabase extends Entries {

        private final List<Entry> chain = new ArrayList<>();
        private final Set<String> known = new HashSet<>();
        private boolean away;
        private boolean diesAfterCommit;

        @Override
        void append(List<Draft> drafts) throws SQLException {
            if (away) {
                throw new SQLException("away");
            }
            for (Draft draft : drafts) {
                if (known.add(draft.id())) {
                    String previous = chain.isEmpty()
                            ? Entry.GENESIS
                            : chain.get(chain.size() - 1).hash();
                    chain.add(Entry.after(previous, chain.size() + 1L, draft));
                }
            }
            if (diesAfterCommit) {
                throw new IllegalStateException("the process ends between the commit and its answer");
            }
        }
    }

    private void start() {
        journal = new Journal(database, Clock.systemUTC());
        journal.load(disk);
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            journal.append(EntryKind.CONTROL, null, Map.of("number", written++));
        }
    }

    private void assertComplete() {
        assertThat(database.chain.stream().map(e -> e.body().path("number").asInt()))
                .containsExactlyElementsOf(IntStream.range(0, written).boxed().toList());
        String previous = Entry.GENESIS;
        for (Entry entry : database.chain) {
            assertThat(entry.previous()).isEqualTo(previous);
            previous = entry.hash();
        }
    }

    @Test
    void followsInOrderWhenTheDatabaseIsBack() {
        start();
        write(3);
        journal.follow();
        database.away = true;
        write(450);
        journal.follow();
        assertThat(journal.databaseAnswers()).isFalse();
        assertThat(journal.waiting()).isEqualTo(450);
        assertThat(database.chain).hasSize(3);

        database.away = false;
        write(2);
        journal.follow();
        assertThat(journal.waiting()).isZero();
        assertThat(journal.databaseAnswers()).isTrue();
        assertComplete();
    }

    @Test
    void outlivesAProcessThatEndsWhileTheDatabaseIsAway() {
        database.away = true;
        start();
        write(5);
        start();
        write(4);
        start();
        database.away = false;
        journal.follow();
        assertComplete();
    }

    @Test
    void writesNothingTwiceWhenTheProcessEndsAfterTheCommit() {
        start();
        write(5);
        database.diesAfterCommit = true;
        journal.follow();
        database.diesAfterCommit = false;
        start();
        write(3);
        journal.follow();
        assertComplete();
    }

    @Test
    void saysThatALineIsTornAndLosesNothingThatComesAfterIt() throws IOException {
        database.away = true;
        start();
        write(2);
        Files.writeString(disk.resolve("record.spool"), "{\"hash\":\"12", StandardOpenOption.APPEND);
        start();
        write(2);
        start();
        database.away = false;
        journal.follow();

        assertThat(database.chain.stream()
                        .filter(e -> e.body().has("number"))
                        .map(e -> e.body().path("number").asInt()))
                .containsExactly(0, 1, 2, 3);
        assertThat(database.chain)
                .anySatisfy(e -> assertThat(e.body().path("event").asText()).isEqualTo("spool broken"));
        assertThat(disk.resolve("record.spool.broken")).exists();
    }

    @Test
    void takesNoLineThatWasChangedOnDisk() throws IOException {
        database.away = true;
        start();
        write(3);
        Path file = disk.resolve("record.spool");
        Files.writeString(file, Files.readString(file).replace("\"number\":1", "\"number\":7"));
        start();
        database.away = false;
        journal.follow();

        assertThat(database.chain.stream().map(e -> e.body().path("number").asInt(-1)))
                .containsExactly(0, -1);
    }
}
