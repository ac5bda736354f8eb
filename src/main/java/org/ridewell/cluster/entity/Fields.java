package org.ridewell.cluster.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what the objects of the API server have in common; what is missing or not readable is null, zero or the epoch. */
final class Fields {

    private Fields() {}

    record Condition(JsonNode json) {

        @Nullable
        Instant time(String field) {
            return Fields.time(json.path(field));
        }
    }

    static Condition condition(JsonNode status, String type) {
        for (JsonNode condition : status.path("conditions")) {
            if (type.equals(condition.path("type").asText())) {
                return new Condition(condition);
            }
        }
        return new Condition(MissingNode.getInstance());
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static boolean isTrue(JsonNode status, String type) {
        return "True".equals(condition(status, type).json().path("status").asText());
    }

    static long number(JsonNode object) {
        String revision = Marks.annotation(object, "deployment.kubernetes.io/revision");
        return revision.matches("\\d{1,18}") ? Long.parseLong(revision) : 0;
    }

    static Instant created(JsonNode object) {
        Instant created = time(Marks.metadata(object).path("creationTimestamp"));
        return created == null ? Instant.EPOCH : created;
    }

    static @Nullable Instant time(JsonNode field) {
        try {
            return field.isTextual() ? Instant.parse(field.asText()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static @Nullable String text(JsonNode field) {
        return field.isTextual() ? field.asText() : null;
    }

    static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
