package org.ridewell.rides.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.rides.entity.StartCode;

class ToldStartCodesTest {

    private static final StartCode CODES = new StartCode("a secret of the test");
    private static final String RIDERS = """
            {"rideId":"r1","state":"ACCEPTED","at":"2026-11-24T12:00:00Z",
             "ride":{"id":"r1","startCode":"","fare":{"surge":1.25},"captain":{"position":{"lat":43.7392,"lon":7.4277}}}}""";
    private static final String CAPTAINS = """
            {"rideId":"r1","state":"ACCEPTED","ride":{"id":"r1","startTriesLeft":5,"rider":{"name":"\\"startCode\\":\\"\\""}}}""";

    private static JsonNode json(String payload) throws JsonProcessingException {
        return ApiJson.MAPPER.readTree(payload);
    }

    @Test
    void tellsTheRiderTheCodeAndLeavesAllElseAsItWas() throws JsonProcessingException {
        String told = ToldStartCodes.told(RIDERS, "r1", CODES);
        assertThat(json(told))
                .isEqualTo(
                        json(RIDERS.replace("\"startCode\":\"\"", "\"startCode\":\"%s\"".formatted(CODES.of("r1")))));
        assertThat(told).doesNotContain("\n");
    }

    @Test
    void addsNothingToTheCaptainsEvent() {
        assertThat(ToldStartCodes.told(CAPTAINS, "r1", CODES)).isEqualTo(CAPTAINS);
    }

    @Test
    void leavesTheFieldOutWhereNobodyKnowsTheCode() throws JsonProcessingException {
        assertThat(json(ToldStartCodes.told(RIDERS, "r1", null)).path("ride").has("startCode"))
                .isFalse();
    }
}
