package org.ridewell.rides.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.control.Settings;
import org.ridewell.events.control.EventCompletion;
import org.ridewell.events.entity.OutboxEvent;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.rides.control.StartCodes;
import org.ridewell.rides.entity.StartCode;

/** Puts the start code into the rider's event as it goes out: the database, which keeps events for a day, never holds one. */
@ApplicationScoped
class ToldStartCodes implements EventCompletion {

    /** Stands in a stored event of the rider for the code; an event of the captain has no such field. */
    static final String LATER = "";

    private static final String FIELD = "startCode";

    @Inject
    private StartCodes codes;

    @Inject
    private Settings settings;

    @Override
    public OutboxEvent completed(OutboxEvent event) {
        if (!event.kind().equals("ride") || event.rideId() == null) {
            return event;
        }
        return event.withPayload(
                told(event.payload(), event.rideId(), settings.role().servesRides() ? codes.code() : null));
    }

    /** @param code null where nobody knows it, in a process that serves no rides: the field is left out then */
    static String told(String payload, String rideId, @Nullable StartCode code) {
        try {
            JsonNode change = ApiJson.MAPPER.readTree(payload);
            if (!(change.path("ride") instanceof ObjectNode ride) || !ride.has(FIELD)) {
                return payload;
            }
            if (code == null) {
                ride.remove(FIELD);
            } else {
                ride.put(FIELD, code.of(rideId));
            }
            return ApiJson.MAPPER.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of ride " + rideId + " cannot be read", e);
        }
    }
}
