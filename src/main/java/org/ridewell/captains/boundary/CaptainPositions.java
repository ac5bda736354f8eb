package org.ridewell.captains.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridewell.captains.control.CaptainIndex;
import org.ridewell.captains.control.Shifts;
import org.ridewell.captains.entity.CaptainPosition;
import org.ridewell.captains.entity.PositionPolicy;
import org.ridewell.captains.entity.PositionReport;
import org.ridewell.captains.entity.Shift;
import org.ridewell.events.boundary.LivePositions;
import org.ridewell.geo.entity.Position;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.routing.boundary.RoadNetwork;

/** Where captains are: heard from their phones, told to those who wait for them. */
@ApplicationScoped
@Transactional
public class CaptainPositions {

    @Inject
    private Shifts shifts;

    @Inject
    private CaptainIndex captains;

    @Inject
    private RoadNetwork roads;

    @Inject
    private LivePositions live;

    @Inject
    private Clock clock;

    /** Empty for a captain who was never online. */
    public Optional<CaptainPosition> of(String captainId) {
        return shifts.position(captainId);
    }

    /** Where those of {@code captainIds} are who are online and heard of. */
    public Map<String, CaptainPosition> online(Collection<String> captainIds) {
        return captains.online(captainIds);
    }

    /**
     * Hears one report, or several that a phone kept while it was in a dark spot. Old and repeated ones are ignored;
     * the newest that is good moves the captain, and none does when one is refused.
     *
     * @return whether the captain moved
     */
    public Outcome<Boolean> report(String captainId, List<PositionReport> reports) {
        Shift shift = shifts.lock(captainId).filter(Shift::online).orElse(null);
        if (shift == null) {
            return Outcome.refused(Refusal.conflict("off-shift", "Go online before you send positions."));
        }
        boolean moves = false;
        Shift before = shift;
        for (PositionReport report : reports.stream()
                .sorted(Comparator.comparing(PositionReport::at))
                .toList()) {
            PositionPolicy.Verdict verdict = PositionPolicy.judge(before, report, clock.instant());
            if (verdict.refusal() != null) {
                return Outcome.refused(verdict.refusal());
            }
            if (verdict.moves()) {
                before = before.movedBy(report);
                moves = true;
            }
        }
        return moves ? move(before) : Outcome.done(false);
    }

    private Outcome<Boolean> move(Shift moved) {
        if (!roads.contains(moved.position())) {
            return Outcome.refused(Refusal.invalid("position", "lies outside the service area"));
        }
        shifts.move(moved);
        tell(moved);
        return Outcome.done(true);
    }

    private void tell(Shift shift) {
        Position next = shift.nextPoint();
        if (shift.busyRide() == null || shift.busyRider() == null || next == null || shift.positionAt() == null) {
            return;
        }
        Long eta = roads.eta(shift.position(), next).orElse(null);
        live.publish(
                List.of(shift.busyRider(), shift.captainId()),
                new LivePositions.RidePosition(
                        shift.busyRide(), shift.position(), shift.heading(), eta, shift.positionAt()));
    }
}
