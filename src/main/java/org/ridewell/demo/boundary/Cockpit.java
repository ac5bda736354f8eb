package org.ridewell.demo.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ridewell.captains.boundary.CaptainPositions;
import org.ridewell.captains.boundary.CaptainShifts;
import org.ridewell.captains.entity.CaptainPosition;
import org.ridewell.captains.entity.PositionReport;
import org.ridewell.dispatch.boundary.OfferAnswers;
import org.ridewell.dispatch.boundary.OfferView;
import org.ridewell.geo.entity.Position;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.ratings.boundary.RatingRequest;
import org.ridewell.ratings.boundary.RideRating;
import org.ridewell.ratings.entity.Category;
import org.ridewell.ratings.entity.Side;
import org.ridewell.rides.boundary.DemoStartCodes;
import org.ridewell.rides.boundary.RideProgress;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;
import org.ridewell.routing.boundary.RoadNetwork;
import org.ridewell.routing.entity.Route;

/** What a demo captain can do: the same facades that a real captain's phone reaches. */
@ApplicationScoped
class Cockpit {

    private static final Logger LOG = Logger.getLogger(Cockpit.class.getName());

    @Inject
    private RoadNetwork roads;

    @Inject
    private CaptainShifts shifts;

    @Inject
    private CaptainPositions positions;

    @Inject
    private OfferAnswers offers;

    @Inject
    private RideViews rides;

    @Inject
    private RideProgress progress;

    @Inject
    private RideRating ratings;

    @Inject
    private DemoStartCodes startCodes;

    Optional<Position> position(String captainId) {
        return positions.of(captainId).map(CaptainPosition::position);
    }

    Optional<Route> route(Position from, Position to) {
        return roads.route(from, to).filter(route -> route.distance() > 0);
    }

    Position somewhere(java.util.random.RandomGenerator random) {
        return roads.somewhere(random);
    }

    void goOnline(String captainId, Position position) {
        said("go online", shifts.change(captainId, true, position));
    }

    /** @return false when the captain has to go online first */
    boolean report(String captainId, Position position, double heading, Instant at) {
        int degrees = Math.floorMod((int) Math.round(heading), 360);
        return said("move", positions.report(captainId, List.of(new PositionReport(position, degrees, at))));
    }

    Optional<OfferView> offer(String captainId) {
        return offers.live(captainId).stream().findFirst();
    }

    void accept(String captainId, OfferView offer) {
        said("accept", offers.accept(offer.id(), captainId));
    }

    void decline(String captainId, OfferView offer) {
        said("decline", offers.decline(offer.id(), captainId));
    }

    Optional<RideView> ride(String captainId) {
        return rides.current(captainId);
    }

    void arrive(String captainId, String rideId) {
        said("arrive", progress.arrive(rideId, captainId));
    }

    void start(String captainId, String rideId) {
        startCodes.of(rideId, captainId).ifPresent(code -> said("start", progress.start(rideId, captainId, code)));
    }

    boolean complete(String captainId, String rideId) {
        return said("complete", progress.complete(rideId, captainId));
    }

    void rate(String captainId, String rideId, int stars) {
        said(
                "rate",
                ratings.rate(
                        rideId, Side.RIDER, captainId, new RatingRequest(stars, List.of(Category.FRIENDLY), null)));
    }

    private static boolean said(String act, Outcome<?> outcome) {
        return outcome.fold(done -> true, refusal -> {
            LOG.log(Level.FINE, "a demo captain could not {0}: {1}", new Object[] {act, refusal.detail()});
            return false;
        });
    }
}
