package org.ridewell.demo.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Product;
import org.ridewell.captains.boundary.CaptainPositions;
import org.ridewell.demo.entity.DemoCaptain;
import org.ridewell.geo.entity.Position;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** The demo captains on the map, as anybody may see them. Kept for two seconds: many visitors cost one query. */
@ApplicationScoped
public class CityPicture {

    private static final Duration FRESH = Duration.ofSeconds(2);

    @Inject
    private DemoFleet fleet;

    @Inject
    private CaptainPositions positions;

    @Inject
    private Clock clock;

    private volatile Picture last = new Picture(List.of(), Instant.MIN);

    /**
     * @param id a number of the picture, not the account's
     * @param heading degrees clockwise from north
     */
    public record Seen(
            String id,
            Product product,
            Position position,
            @Nullable Integer heading) {}

    public record Picture(List<Seen> items, Instant at) {}

    public Outcome<Picture> now() {
        if (!fleet.isOn()) {
            return Outcome.refused(Refusal.notFound("picture of the city"));
        }
        Picture picture = last;
        Instant now = clock.instant();
        if (picture.at().plus(FRESH).isBefore(now)) {
            picture = new Picture(seen(), now);
            last = picture;
        }
        return Outcome.done(picture);
    }

    private List<Seen> seen() {
        Map<String, DemoCaptain> captains = fleet.captains();
        return positions.online(captains.keySet()).entrySet().stream()
                .map(entry -> {
                    DemoCaptain captain = captains.get(entry.getKey());
                    var at = entry.getValue();
                    return captain == null
                            ? null
                            : new Seen(
                                    "d" + captain.number(), captain.vehicle().product(), at.position(), at.heading());
                })
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
