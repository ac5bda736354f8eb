package org.ridewell.events.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.events.control.OutboxEvents;
import org.ridewell.events.control.Streams;
import org.ridewell.geo.entity.Position;
import org.ridewell.problem.boundary.ApiJson;

/** Where a captain is, told to those who ride along: on every replica, at most once, never kept. */
@ApplicationScoped
public class LivePositions {

    private static final Logger LOG = Logger.getLogger(LivePositions.class.getName());

    @Inject
    private OutboxEvents outbox;

    /**
     * What {@code event: position} carries.
     *
     * @param heading degrees clockwise from north
     * @param eta seconds to the next point of the ride, null while unknown
     */
    public record RidePosition(
            String rideId,
            Position position,
            @Nullable Integer heading,
            @Nullable Long eta,
            Instant at) {}

    /** @param audience the accounts that may see it */
    public void publish(List<String> audience, RidePosition position) {
        try {
            String message = String.join(",", audience) + " " + position.rideId() + " "
                    + ApiJson.MAPPER.writeValueAsString(position);
            outbox.broadcast(Streams.POSITIONS, message);
        } catch (SQLException | JsonProcessingException e) {
            // the next position comes in a second or two
            LOG.log(Level.FINE, "a position was not told", e);
        }
    }
}
