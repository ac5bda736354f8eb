package org.ridewell.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What the API answered. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    public Answer expect(int expected) {
        assertThat(status).as("status of %s", body).isEqualTo(expected);
        return this;
    }

    public String text(String field) {
        return body.path(field).asText();
    }

    public JsonNode at(String pointer) {
        return body.at(pointer);
    }
}
