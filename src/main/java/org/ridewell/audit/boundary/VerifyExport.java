package org.ridewell.audit.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ridewell.audit.entity.Replay;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.ChainCheck;
import org.ridewell.record.entity.Entry;

/**
 * Verifies and replays an export of the record, with nothing but the export: {@code java -cp ridewell/WEB-INF/classes:ridewell/WEB-INF/lib/* org.ridewell.audit.boundary.VerifyExport
 * report.json}. Ends with 0 when every entry follows from the one before and every decision is derived again the same, with 1 when not, with 2 when the file is no export.
 */
public final class VerifyExport {

    private final PrintStream out;

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
        JsonNode entries = export.has("entries") ? export.path("entries") : export.path("items");
        if (!entries.isArray()) {
            out.println(file + " is no export: it has neither entries nor items");
            return 2;
        }
        return verify(entries);
    }

    private int verify(JsonNode entries) {
        ChainCheck.Walk walk = new ChainCheck.Walk();
        Replay replay = new Replay();
        for (JsonNode tree : entries) {
            Entry entry;
            try {
                entry = CanonicalJson.read(tree, Entry.class);
            } catch (IllegalArgumentException e) {
                out.println("an entry cannot be read: " + tree.path("seq").asText("?"));
                return 1;
            }
            walk.next(entry);
            replay.next(entry);
        }
        ChainCheck check = walk.result();
        Replay.Result replayed = replay.result();
        out.println("entries:   " + check.entries());
        out.println("chain:     "
                + (check.intact() ? "intact, head " + check.head() : "BROKEN at entry " + check.firstBroken()));
        out.println("decisions: " + replayed.decisions().size() + " of " + replayed.plans() + " plans, "
                + (replayed.same()
                        ? "all derived again the same"
                        : replayed.differing().size() + " plans DIFFER"));
        replayed.differing().forEach(d -> out.println("  entry " + d.seq() + " differs"));
        return check.intact() && replayed.same() ? 0 : 1;
    }
}
