package org.ridewell.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ridewell.system.ApiClient;

/**
 * One operation of the OpenAPI document.
 *
 * @param path below {@code /api}, with its parameters in braces
 * @param body the schema of its JSON body, references resolved one level at a time by {@link #resolved}
 */
record Operation(
        String method,
        String path,
        List<JsonNode> parameters,
        @Nullable JsonNode body,
        JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** All of them, by name. */
    static Map<String, Operation> all(ApiClient api) {
        JsonNode document = api.get("//openapi?format=JSON").expect(200).body();
        Map<String, Operation> operations = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        Operation found = of(document, path, operation);
                        operations.put(found.toString(), found);
                    }
                }));
        return operations;
    }

    private static Operation of(
            JsonNode document, Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> operation) {
        List<JsonNode> parameters = new ArrayList<>();
        path.getValue().path("parameters").forEach(parameters::add);
        operation.getValue().path("parameters").forEach(parameters::add);
        JsonNode json = operation.getValue().path("requestBody").path("content").path("application/json");
        return new Operation(
                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                path.getKey().replaceFirst("^/api", ""),
                parameters,
                json.isMissingNode() ? null : json.path("schema"),
                document);
    }

    /** The path with each parameter replaced by the same value. */
    String at(String value) {
        return path.replaceAll("\\{[^}]+}", value);
    }

    boolean hasPathParameter() {
        return path.contains("{");
    }

    List<JsonNode> parametersIn(String place) {
        return parameters.stream()
                .filter(p -> place.equals(p.path("in").asText()))
                .toList();
    }

    boolean takesHeader(String name) {
        return parametersIn("header").stream()
                .anyMatch(p -> name.equalsIgnoreCase(p.path("name").asText()));
    }

    /** The schema behind a reference, or itself. */
    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            return resolved(document.at(reference.substring(1)));
        }
        // a nullable reference is written as a choice of the reference and null
        for (String choice : List.of("allOf", "anyOf", "oneOf")) {
            for (JsonNode option : schema.path(choice)) {
                if (option.has("$ref")) {
                    return resolved(option);
                }
            }
        }
        return schema;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
