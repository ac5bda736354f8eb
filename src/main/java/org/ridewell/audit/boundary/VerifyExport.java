package org.ridewell.audit.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ridewell.audit.entity.Replay;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.ChainCheck;
import org.ridewell.record.entity.Entry;

/**
 * Verifies and replays an export of the record, with nothing but the export: {@code java -cp ridewell/WEB-INF/classes:ridewell/WEB-INF/lib/* org.ridewell.audit.boundary.VerifyExport
 * report.json}. Ends with 0 when every entry follows from the one before, every decision is derived again the same and a report says what its entries say, with 1 when not, with 2 when
 * the file is no export.
 */
public final class VerifyExport {

    /** What is not derived: incidents are covered by the digest, entries by their chain. */
    private static final Set<String> GIVEN = Set.of("incidents", "entries", "digest");

    /** An incident is written to its table within a second; just before a report's end it may be in the record only. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final PrintStream out;
    private boolean sound = true;

    VerifyExport(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (arguments.length != 1) {
            out.println("usage: VerifyExport <report.json or entries.json>");
            System.exit(2);
        }
        System.exit(new VerifyExport(out).run(Path.of(arguments[0])));
    }

    int run(Path file) {
        JsonNode export;
        try {
            export = CanonicalJson.MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            out.println(file + " cannot be read: " + e.getMessage());
            return 2;
        }
        JsonNode items = export.has("entries") ? export.path("entries") : export.path("items");
        if (!items.isArray()) {
            out.println(file + " is no export: it has neither entries nor items");
            return 2;
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode tree : items) {
            try {
                entries.add(entry(tree));
            } catch (IllegalArgumentException e) {
                out.println("an entry cannot be read: " + tree.path("seq").asText("?"));
                return 1;
            }
        }
        verify(entries);
        if (export.has("entries")) {
            report((ObjectNode) export, entries);
        } else {
            out.println("ends:      a page of entries does not say where it begins and ends");
        }
        return sound ? 0 : 1;
    }

    private static Entry entry(JsonNode tree) {
        if (!Stream.of("seq", "at", "kind", "body", "previous", "hash").allMatch(tree::hasNonNull)) {
            throw new IllegalArgumentException("a member is missing");
        }
        return CanonicalJson.read(tree, Entry.class);
    }

    private void verify(List<Entry> entries) {
        ChainCheck.Walk walk = new ChainCheck.Walk();
        Replay replay = new Replay();
        entries.forEach(entry -> {
            walk.next(entry);
            replay.next(entry);
        });
        ChainCheck check = walk.result();
        Replay.Result replayed = replay.result(List.of());
        out.println("entries:   " + check.entries());
        say(
                "chain:     ",
                check.intact(),
                check.intact() ? "intact, head " + check.head() : "BROKEN at entry " + check.firstBroken());
        String decisions = replayed.decisions().size() + " of " + replayed.plans() + " plans, ";
        boolean same = replayed.differing().isEmpty();
        if (replayed.plans() == 0) {
            out.println("decisions: none, there is no plan to derive again");
        } else {
            say(
                    "decisions: ",
                    same,
                    decisions
                            + (same
                                    ? "all derived again the same"
                                    : replayed.differing().size() + " plans DIFFER"));
        }
        replayed.differing().forEach(d -> out.println("  entry " + d.seq() + " differs"));
    }

    private void report(ObjectNode report, List<Entry> entries) {
        List<String> missing = Stream.of("from", "to", "incidents", "check", "digest")
                .filter(member -> !report.hasNonNull(member))
                .toList();
        if (!missing.isEmpty()) {
            say("report:    ", false, missing + " is MISSING");
            return;
        }
        ends(report.path("check"), entries);
        boolean covered = report.path("digest").asText().equals(HealthReport.digest(report));
        say("digest:    ", covered, covered ? "fits" : "does NOT fit: something besides the entries was changed");
        try {
            ObjectNode again = HealthReport.again(report, entries);
            figures(report, again);
            if (!again.path("replaysTheSame").asBoolean()) {
                say("report:    ", false, "it shows decisions that NO plan derives");
            }
            incidents(report, entries);
        } catch (RuntimeException e) {
            // a member that is gone leaves a null anywhere
            say("report:    ", false, "CANNOT be derived again: " + e.getMessage());
        }
    }

    /** What was cut off leaves a chain that is intact. */
    private void ends(JsonNode check, List<Entry> entries) {
        long missing = check.path("entries").asLong(-1) - entries.size();
        Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        String head = last == null ? Entry.GENESIS : last.hash();
        boolean ends = check.path("head").asText().equals(head);
        if (missing == 0 && ends) {
            out.println("ends:      as the report says");
        } else if (!check.has("head") || missing < 0) {
            say("ends:      ", false, "its check is CUT or changed");
        } else if (ends) {
            say(
                    "ends:      ",
                    false,
                    missing + " entries are CUT before entry " + entries.get(0).seq());
        } else {
            String after = last == null ? "all" : "after entry " + last.seq();
            say("ends:      ", false, missing + " entries are CUT, " + after + ": the head is not the report's");
        }
    }

    private void figures(ObjectNode report, ObjectNode again) {
        Set<String> names = new TreeSet<>();
        report.fieldNames().forEachRemaining(names::add);
        again.fieldNames().forEachRemaining(names::add);
        names.removeAll(GIVEN);
        for (String name : names) {
            String says = CanonicalJson.of(report.path(name));
            String derived = CanonicalJson.of(again.path(name));
            if (!says.equals(derived)) {
                say("report:    ", false, name + " DIFFERS: it says " + says + ", its entries say " + derived);
            }
        }
    }

    private void incidents(ObjectNode report, List<Entry> entries) {
        Set<String> shown = new TreeSet<>();
        report.path("incidents").forEach(i -> shown.add(i.path("id").asText()));
        Instant from = CanonicalJson.read(report.path("from"), Instant.class);
        Instant known = CanonicalJson.read(report.path("to"), Instant.class).minus(UNDER_WAY);
        entries.stream()
                .filter(e -> e.body().path("event").asText().equals("incident opened"))
                // what came late from a disk may be of an incident that was over before
                .filter(e -> !e.at().isBefore(from) && e.at().isBefore(known))
                .filter(e -> !shown.contains(String.valueOf(e.incident())))
                .forEach(e -> say("incidents: ", false, e.incident() + " is MISSING, entry " + e.seq() + " opened it"));
        out.println("incidents: " + shown.size());
    }

    private void say(String topic, boolean good, String what) {
        sound &= good;
        out.println(topic + what);
    }
}
