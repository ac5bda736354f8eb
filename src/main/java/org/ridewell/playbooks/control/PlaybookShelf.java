package org.ridewell.playbooks.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ridewell.database.control.Migrations;
import org.ridewell.playbooks.entity.Playbook;

/** The playbooks that ship with the application. A wrong one stops the start with every fault listed by line. */
@ApplicationScoped
public class PlaybookShelf {

    private static final String FOLDER = "/playbooks/";

    /** A WAR's folders cannot be listed: what ships is named here, and a test compares it with the folder. */
    static final List<String> SHIPPED = List.of(
            "bad-revision.yaml",
            "crash-loop.yaml",
            "hung-pod.yaml",
            "lost-dependency.yaml",
            "monitoring-dead.yaml",
            "never-ready.yaml",
            "overload.yaml");

    private List<Playbook> playbooks = List.of();

    void load(@Observes @Priority(Migrations.FIRST - 50) Startup event) {
        Playbooks.Checked checked = Playbooks.check(schema(), shipped());
        if (!checked.faults().isEmpty()) {
            throw new IllegalStateException("the playbooks are wrong:\n"
                    + checked.faults().stream().map(Object::toString).collect(Collectors.joining("\n")));
        }
        playbooks = checked.playbooks();
    }

    public List<Playbook> playbooks() {
        return playbooks;
    }

    public static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(text("playbook.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> shipped() {
        return SHIPPED.stream().collect(Collectors.toMap(n -> n, PlaybookShelf::text, (a, b) -> a, TreeMap::new));
    }

    private static String text(String name) {
        try (InputStream in = PlaybookShelf.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
