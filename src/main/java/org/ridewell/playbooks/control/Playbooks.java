package org.ridewell.playbooks.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.playbooks.entity.Playbook.Limits;
import org.ridewell.playbooks.entity.Playbook.Measure;
import org.ridewell.playbooks.entity.Playbook.Mode;
import org.ridewell.playbooks.entity.Playbook.Rung;
import org.ridewell.playbooks.entity.Playbook.Scope;
import org.ridewell.playbooks.entity.PlaybookFault;
import org.ridewell.protection.entity.Protection;
import org.ridewell.remedies.entity.Remedy;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads playbooks and checks them as a whole: every fault of every file is found before the first is reported. */
public final class Playbooks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final String MILLIS = "ms";

    private final LoadSettings settings =
            LoadSettings.builder().setUseMarks(true).setAllowDuplicateKeys(true).build();
    private final YamlSchema schema;
    private final List<PlaybookFault> faults = new ArrayList<>();
    private final Map<Fault, Playbook> byFault = new EnumMap<>(Fault.class);
    private final Map<Fault, String> fileOf = new HashMap<>();

    private Playbooks(JsonNode schema) {
        this.schema = new YamlSchema(schema);
    }

    /** @param faults empty when all is well; else nothing of the playbooks may be used */
    public record Checked(List<Playbook> playbooks, List<PlaybookFault> faults) {}

    /** @param files text by file name */
    public static Checked check(JsonNode schema, Map<String, String> files) {
        Playbooks reader = new Playbooks(schema);
        new TreeMap<>(files).forEach(reader::read);
        return new Checked(List.copyOf(reader.byFault.values()), List.copyOf(reader.faults));
    }

    private void read(String file, String text) {
        Node document;
        try {
            document = new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(m -> m.getColumn() + 1).orElse(1);
            faults.add(new PlaybookFault(file, line, column, "", "is not YAML: " + e.getProblem()));
            return;
        }
        if (document == null) {
            faults.add(new PlaybookFault(file, 1, 1, "", "is empty"));
            return;
        }
        List<PlaybookFault> shape = schema.faults(file, document);
        if (!shape.isEmpty()) {
            faults.addAll(shape);
            return;
        }
        Playbook playbook = playbook(JSON.valueToTree(new Load(settings).loadFromString(text)));
        faults.addAll(sense(file, document, playbook));
        byFault.putIfAbsent(playbook.fault(), playbook);
    }

    /** What no schema can say. */
    private List<PlaybookFault> sense(String file, Node document, Playbook playbook) {
        List<PlaybookFault> found = new ArrayList<>();
        if (!file.equals(playbook.name() + ".yaml")) {
            found.add(YamlSchema.fault(file, at(document, "name"), "name", "must be the file's name"));
        }
        String other = fileOf.putIfAbsent(playbook.fault(), file);
        if (other != null) {
            found.add(YamlSchema.fault(file, at(document, "fault"), "fault", "has a playbook already: " + other));
        }
        SequenceNode ladder = (SequenceNode) at(document, "ladder");
        int lowest = -1;
        for (int i = 0; i < playbook.ladder().size(); i++) {
            Rung rung = playbook.ladder().get(i);
            Node node = ladder.getValue().get(i);
            String path = "ladder[" + i + "]";
            if (rung.remedy().rung() <= lowest) {
                found.add(YamlSchema.fault(file, node, path, rung.remedy() + " is gentler than what comes before it"));
            }
            lowest = Math.max(lowest, rung.remedy().rung());
            ruleOf(rung).ifPresent(rule -> found.add(YamlSchema.fault(file, node, path, rule)));
        }
        if (playbook.ladder().get(playbook.ladder().size() - 1).remedy() != Remedy.PAGE) {
            found.add(YamlSchema.fault(file, ladder, "ladder", "must end with PAGE: somebody has to know"));
        }
        if (playbook.limits().longestCooldown().compareTo(playbook.limits().cooldown()) < 0) {
            Node limits = at(document, "limits");
            found.add(YamlSchema.fault(
                    file, at(limits, "longestCooldown"), "limits.longestCooldown", "is shorter than limits.cooldown"));
        }
        return found;
    }

    private static java.util.Optional<String> ruleOf(Rung rung) {
        List<Scope> fit =
                switch (rung.remedy()) {
                    case PROTECT -> List.of(Scope.DEPENDENCY);
                    case QUARANTINE, MOVE -> List.of(Scope.POD);
                    case RESTART -> List.of(Scope.POD, Scope.CALLERS);
                    case ROLL_BACK, SHIFT_TRAFFIC -> List.of(Scope.REVISION);
                    case SCALE_OUT -> List.of(Scope.WORKLOAD);
                    case PAGE -> List.of(Scope.ANY);
                };
        if (!fit.contains(rung.on())) {
            return java.util.Optional.of(rung.remedy() + " is done on " + fit + ", not on " + rung.on());
        }
        if (rung.remedy() == Remedy.PROTECT == rung.protect().isEmpty()) {
            return java.util.Optional.of("protect belongs to PROTECT, and PROTECT needs it");
        }
        boolean vague = rung.protect().stream()
                .anyMatch(m -> m.kind() == Protection.Kind.TIGHTEN_TIMEOUT == (m.timeout() == null));
        return vague
                ? java.util.Optional.of("timeout belongs to TIGHTEN_TIMEOUT, and TIGHTEN_TIMEOUT needs it")
                : java.util.Optional.empty();
    }

    private static Playbook playbook(JsonNode yaml) {
        List<Rung> ladder = new ArrayList<>();
        for (JsonNode rung : yaml.path("ladder")) {
            List<Measure> protect = new ArrayList<>();
            for (JsonNode m : rung.path("protect")) {
                protect.add(new Measure(
                        Protection.Kind.valueOf(m.path("kind").asText()),
                        m.path("target").asText(),
                        m.path("of").asText(null),
                        duration(m.path("lasts"), WINDOW),
                        m.has("timeout") ? duration(m.path("timeout"), WINDOW) : null));
            }
            ladder.add(new Rung(
                    Remedy.valueOf(rung.path("remedy").asText()),
                    Scope.valueOf(rung.path("on").asText()),
                    duration(rung.path("window"), WINDOW),
                    duration(rung.path("patience"), Duration.ZERO),
                    protect));
        }
        JsonNode limits = yaml.path("limits");
        return new Playbook(
                yaml.path("name").asText(),
                Fault.valueOf(yaml.path("fault").asText()),
                Mode.valueOf(yaml.path("mode").asText().toUpperCase(Locale.ROOT)),
                yaml.path("why").asText(),
                duration(yaml.path("steady"), WINDOW),
                ladder,
                new Limits(
                        limits.path("perWorkload").asInt(),
                        limits.path("inAll").asInt(),
                        duration(limits.path("within"), WINDOW),
                        duration(limits.path("cooldown"), WINDOW),
                        duration(limits.path("longestCooldown"), WINDOW),
                        limits.path("unproven").asInt(),
                        duration(limits.path("rest"), WINDOW)));
    }

    private static Duration duration(JsonNode text, Duration otherwise) {
        if (text.isMissingNode()) {
            return otherwise;
        }
        String written = text.asText();
        return written.endsWith(MILLIS)
                ? Duration.ofMillis(Long.parseLong(written.substring(0, written.length() - MILLIS.length())))
                : Duration.parse("PT" + written.toUpperCase(Locale.ROOT));
    }

    private static Node at(Node mapping, String key) {
        for (NodeTuple tuple : ((MappingNode) mapping).getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                return tuple.getValueNode();
            }
        }
        return mapping;
    }
}
