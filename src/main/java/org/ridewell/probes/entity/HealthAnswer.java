package org.ridewell.probes.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a health endpoint said. Liberty may answer {@code UP} with an empty list while an application starts, so only an UP with the named checks in it counts.
 *
 * @param checks by name: is it up?
 */
public record HealthAnswer(int status, boolean up, Map<String, Boolean> checks) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public HealthAnswer {
        checks = Map.copyOf(checks);
    }

    public static HealthAnswer of(int status, String body) {
        Map<String, Boolean> checks = new TreeMap<>();
        try {
            JsonNode json = MAPPER.readTree(body);
            json.path("checks")
                    .forEach(c -> checks.put(
                            c.path("name").asText(),
                            "UP".equals(c.path("status").asText())));
            return new HealthAnswer(status, "UP".equals(json.path("status").asText()), checks);
        } catch (JsonProcessingException e) {
            return new HealthAnswer(status, false, checks);
        }
    }

    /** @param demanded names of checks that must be there; with none demanded there must be at least one */
    public boolean isHealthy(Set<String> demanded) {
        return status == 200 && up && !checks.isEmpty() && checks.keySet().containsAll(demanded);
    }
}
