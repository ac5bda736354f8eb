package org.ridewell.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbesIT {

    private final ApiClient api = new ApiClient(LibertyServer.shared().uri());

    @Test
    void livenessNamesTheProcessAndNotTheDatabase() {
        Answer live = api.get("//health/live").expect(200);
        assertThat(live.at("/checks")).anyMatch(c -> c.path("name").asText().equals("process"));
        assertThat(live.at("/checks")).noneMatch(c -> c.path("name").asText().equals("database"));
    }

    @Test
    void readinessNamesTheDatabase() {
        assertThat(api.get("//health/ready").expect(200).at("/checks"))
                .anyMatch(c -> c.path("name").asText().equals("database"));
    }

    @Test
    void anUnknownPathIsAProblem() {
        Answer answer = api.get("/nowhere").expect(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.text("type")).endsWith("not-found");
    }
}
