package org.ridewell.playbooks.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.ridewell.playbooks.entity.PlaybookFault;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Holds YAML against a JSON Schema, node by node, so that each fault knows its line: validators for JSON have lost it by then. Knows the keywords that the playbooks' schema uses,
 * and refuses a schema with any other.
 */
final class YamlSchema {

    private static final List<String> KEYWORDS = List.of(
            "$schema",
            "$id",
            "$defs",
            "$ref",
            "title",
            "description",
            "default",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "enum",
            "pattern",
            "items",
            "minItems",
            "minimum",
            "maximum",
            "maxLength");

    private final JsonNode root;

    YamlSchema(JsonNode root) {
        this.root = root;
        requireKnown(root);
    }

    List<PlaybookFault> faults(String file, Node document) {
        List<PlaybookFault> faults = new ArrayList<>();
        check(root, document, "", file, faults);
        return faults;
    }

    private void check(JsonNode named, Node node, String path, String file, List<PlaybookFault> faults) {
        JsonNode schema = resolved(named);
        String type = schema.path("type").asText();
        if (!type.equals(typeOf(node)) && !("number".equals(type) && "integer".equals(typeOf(node)))) {
            faults.add(fault(file, node, path, "must be " + article(type) + ", not " + article(typeOf(node))));
            return;
        }
        if (node instanceof MappingNode mapping) {
            checkMapping(schema, mapping, path, file, faults);
        }
        if (node instanceof SequenceNode sequence) {
            checkSequence(schema, sequence, path, file, faults);
        }
        if (node instanceof ScalarNode scalar) {
            checkScalar(schema, scalar, path, file, faults);
        }
    }

    private void checkMapping(
            JsonNode schema, MappingNode mapping, String path, String file, List<PlaybookFault> faults) {
        Map<String, Node> seen = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            JsonNode property = schema.path("properties").path(key);
            String at = path.isEmpty() ? key : path + "." + key;
            if (seen.put(key, tuple.getValueNode()) != null) {
                faults.add(fault(file, tuple.getKeyNode(), at, "is there twice"));
            }
            if (property.isMissingNode()) {
                faults.add(fault(file, tuple.getKeyNode(), at, "is not a known key; known are " + keys(schema)));
                continue;
            }
            check(property, tuple.getValueNode(), at, file, faults);
        }
        for (JsonNode required : schema.path("required")) {
            if (!seen.containsKey(required.asText())) {
                faults.add(fault(file, mapping, path, "lacks the key " + required.asText()));
            }
        }
    }

    private void checkSequence(
            JsonNode schema, SequenceNode sequence, String path, String file, List<PlaybookFault> faults) {
        if (sequence.getValue().size() < schema.path("minItems").asInt(0)) {
            faults.add(fault(
                    file,
                    sequence,
                    path,
                    "needs at least " + schema.path("minItems").asInt() + " items"));
        }
        int i = 0;
        for (Node item : sequence.getValue()) {
            check(schema.path("items"), item, path + "[" + i++ + "]", file, faults);
        }
    }

    private static void checkScalar(
            JsonNode schema, ScalarNode scalar, String path, String file, List<PlaybookFault> faults) {
        String value = scalar.getValue();
        if (schema.has("enum") && values(schema.path("enum")).noneMatch(value::equals)) {
            faults.add(fault(
                    file,
                    scalar,
                    path,
                    "must be one of " + values(schema.path("enum")).toList()));
        }
        if (schema.has("pattern") && !value.matches(schema.path("pattern").asText())) {
            faults.add(fault(
                    file, scalar, path, "must match " + schema.path("pattern").asText()));
        }
        if (schema.has("maxLength") && value.length() > schema.path("maxLength").asInt()) {
            faults.add(fault(
                    file,
                    scalar,
                    path,
                    "must not be longer than " + schema.path("maxLength").asInt()));
        }
        if (schema.has("minimum")
                && Long.parseLong(value) < schema.path("minimum").asLong()) {
            faults.add(fault(
                    file,
                    scalar,
                    path,
                    "must not be less than " + schema.path("minimum").asLong()));
        }
        if (schema.has("maximum")
                && Long.parseLong(value) > schema.path("maximum").asLong()) {
            faults.add(fault(
                    file,
                    scalar,
                    path,
                    "must not be more than " + schema.path("maximum").asLong()));
        }
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode ref = schema.path("$ref");
        return ref.isMissingNode() ? schema : root.at(ref.asText().substring(1));
    }

    private static String typeOf(Node node) {
        if (node instanceof MappingNode) {
            return "object";
        }
        if (node instanceof SequenceNode) {
            return "array";
        }
        Tag tag = node.getTag();
        if (tag.equals(Tag.INT)) {
            return "integer";
        }
        if (tag.equals(Tag.FLOAT)) {
            return "number";
        }
        if (tag.equals(Tag.BOOL)) {
            return "boolean";
        }
        return tag.equals(Tag.NULL) ? "null" : "string";
    }

    private static String article(String type) {
        return switch (type) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "null" -> "empty";
            default -> "a " + type;
        };
    }

    private static List<String> keys(JsonNode schema) {
        List<String> keys = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static java.util.stream.Stream<String> values(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    private static void requireKnown(JsonNode schema) {
        schema.properties().forEach(e -> {
            if (!KEYWORDS.contains(e.getKey())) {
                throw new IllegalArgumentException("the schema's keyword " + e.getKey() + " is not understood");
            }
            if (List.of("properties", "$defs").contains(e.getKey())) {
                e.getValue().forEach(YamlSchema::requireKnown);
            }
            if ("items".equals(e.getKey())) {
                requireKnown(e.getValue());
            }
        });
    }

    static PlaybookFault fault(String file, Node node, String path, String rule) {
        Mark mark = node.getStartMark().orElseThrow();
        return new PlaybookFault(file, mark.getLine() + 1, mark.getColumn() + 1, path, rule);
    }
}
