package org.ridewell.record.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.Draft;
import org.ridewell.record.entity.Entry;

/**
 * What was recorded and has not reached the database: one line a draft, in order, on this process's disk. Each line is chained to the one before it, so that a spool that
 * was tampered with is noticed before it becomes part of the record.
 */
final class Spool {

    private record Line(String hash, Draft draft) {}

    private final Path file;
    private final List<Draft> waiting = new ArrayList<>();
    private String last = Entry.GENESIS;
    private boolean broken;

    Spool(Path directory) throws IOException {
        Files.createDirectories(directory);
        file = directory.resolve("record.spool");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                read(line);
            }
        }
        if (broken) {
            // kept for whoever asks why; what is added now must not follow a torn line, or the next start would stop
            // before it
            Files.copy(file, directory.resolve("record.spool.broken"), StandardCopyOption.REPLACE_EXISTING);
            done(0);
        }
    }

    /** Reading stops at the first line that is torn or was changed. */
    private void read(String text) {
        if (broken) {
            return;
        }
        try {
            JsonNode tree = CanonicalJson.tree(text);
            Line line = CanonicalJson.read(tree, Line.class);
            broken = !line.hash().equals(hash(line.draft()));
            if (!broken) {
                last = line.hash();
                waiting.add(line.draft());
            }
        } catch (IllegalArgumentException e) {
            broken = true;
        }
    }

    /** Was a line found torn or changed at the start? */
    boolean broken() {
        return broken;
    }

    synchronized void add(Draft draft) throws IOException {
        Line line = new Line(hash(draft), draft);
        Files.writeString(
                file,
                CanonicalJson.of(line) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        last = line.hash();
        waiting.add(draft);
    }

    private String hash(Draft draft) {
        return Entry.sha256(last + CanonicalJson.of(draft));
    }

    synchronized List<Draft> first(int most) {
        return List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
    }

    synchronized int size() {
        return waiting.size();
    }

    /** The first {@code count} are in the database. The file is replaced as a whole, never cut in place. */
    final synchronized void done(int count) throws IOException {
        waiting.subList(0, count).clear();
        last = Entry.GENESIS;
        StringBuilder rest = new StringBuilder();
        for (Draft draft : waiting) {
            Line line = new Line(hash(draft), draft);
            last = line.hash();
            rest.append(CanonicalJson.of(line)).append('\n');
        }
        Path next = file.resolveSibling("record.spool.next");
        Files.writeString(next, rest, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
