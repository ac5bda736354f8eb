package org.ridewell.record.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.TreeMap;

/**
 * One text for one value: keys sorted, no white space, numbers as plain decimals with at most six places, null members left out. Java versions print doubles differently; this does not.
 */
public final class CanonicalJson {

    /** Writes and reads the records of healing; nothing here meets a client's input. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private CanonicalJson() {}

    public static String of(Object value) {
        StringBuilder text = new StringBuilder();
        write(MAPPER.valueToTree(value), text);
        return text.toString();
    }

    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is not JSON", e);
        }
    }

    public static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no " + type.getSimpleName(), e);
        }
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            writeObject(node, text);
        } else if (node.isArray()) {
            writeArray(node, text);
        } else if (node.isNumber()) {
            text.append(number(node));
        } else {
            // Jackson escapes quotes, backslashes and control characters, and nothing else
            text.append(node.isTextual() ? new TextNode(node.textValue()).toString() : node.asText());
        }
    }

    private static void writeObject(JsonNode node, StringBuilder text) {
        TreeMap<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(e -> {
            if (!e.getValue().isNull()) {
                members.put(e.getKey(), e.getValue());
            }
        });
        text.append('{');
        String comma = "";
        for (var member : members.entrySet()) {
            text.append(comma).append(new TextNode(member.getKey())).append(':');
            write(member.getValue(), text);
            comma = ",";
        }
        text.append('}');
    }

    private static void writeArray(JsonNode node, StringBuilder text) {
        text.append('[');
        Iterator<JsonNode> items = node.iterator();
        while (items.hasNext()) {
            write(items.next(), text);
            text.append(items.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private static String number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue().toString();
        }
        double value = node.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "null";
        }
        BigDecimal rounded =
                new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
