package org.ridewell.driving.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.AccountDirectory;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.accounts.entity.Product;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.captains.boundary.CaptainShifts;
import org.ridewell.captains.boundary.ShiftView;
import org.ridewell.configuration.control.Settings;
import org.ridewell.dispatch.boundary.OfferAnswers;
import org.ridewell.dispatch.boundary.OfferView;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.geo.entity.Position;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.rides.boundary.RideCancellation;
import org.ridewell.rides.boundary.RideProgress;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;
import org.ridewell.rides.entity.RideState;
import org.ridewell.riding.entity.Scene;
import org.ridewell.routing.boundary.RoadNetwork;
import org.ridewell.routing.entity.Route;

/** {@code /drive}: shift, offer and ride of a captain, read anew at each request. */
@Named("drivePage")
@ViewScoped
public class DrivePage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A captain who tries without a receiver starts here: the station's forecourt. */
    private static final Position STATION = new Position(43.7383, 7.4195);

    private static final Duration FRESH = Duration.ofMinutes(15);

    @Inject
    private CaptainShifts shifts;

    @Inject
    private OfferAnswers offers;

    @Inject
    private RideProgress progress;

    @Inject
    private RideCancellation cancellation;

    @Inject
    private RideViews views;

    @Inject
    private RoadNetwork roads;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Caller caller;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    private @Nullable String turnedFrom;
    private boolean simulated;
    private String startCode = "";
    private String deviceAt = "";
    private String reason = "NO_SHOW";
    private transient boolean read;
    private transient @Nullable RideView ride;
    private transient @Nullable OfferView offer;
    private transient @Nullable ShiftView shift;

    @PostConstruct
    void begin() {
        simulated = settings.isLocal();
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        String captain = caller.accountId();
        shift = shifts.view(captain);
        ride = views.current(captain).orElseGet(this::justEnded);
        offer = offers.live(captain).stream().findFirst().orElse(null);
    }

    private ShiftView shift() {
        read();
        return Objects.requireNonNull(shift);
    }

    private @Nullable RideView justEnded() {
        return views.list(caller.accountId(), 1, null).items().stream()
                .filter(last ->
                        last.state() == RideState.COMPLETED && !last.id().equals(turnedFrom))
                .filter(last -> last.times().completed() != null
                        && last.times().completed().isAfter(clock.instant().minus(FRESH)))
                .findFirst()
                .orElse(null);
    }

    public void refresh() {
        read = false;
    }

    public boolean isOnline() {
        return shift().online();
    }

    public void setOnline(boolean online) {
        // the switch's value is the wish; toggle() carries it out
    }

    public void toggle() {
        boolean wanted = !isOnline();
        told(shifts.change(caller.accountId(), wanted, wanted ? position() : null));
    }

    private Position position() {
        ShiftView known = shifts.view(caller.accountId());
        if (!simulated && !deviceAt.isBlank()) {
            String[] parts = deviceAt.split(",", 2);
            return new Position(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
        }
        return known.position() == null ? STATION : known.position();
    }

    public @Nullable OfferView getOffer() {
        read();
        return offer;
    }

    public @Nullable RideView getRide() {
        read();
        return ride;
    }

    /** OFFLINE, WAITING, or the ride's state; OFFERED lies over any of them. */
    public String getStage() {
        read();
        if (ride != null) {
            return ride.state() == RideState.COMPLETED ? "DONE" : ride.state().name();
        }
        return shift().online() ? "WAITING" : "OFFLINE";
    }

    public void accept() {
        OfferView open = getOffer();
        if (open != null) {
            told(offers.accept(open.id(), caller.accountId()));
        }
    }

    public void decline() {
        OfferView open = getOffer();
        if (open != null) {
            told(offers.decline(open.id(), caller.accountId()));
        }
    }

    public void arrive() {
        withRide(id -> progress.arrive(id, caller.accountId()));
    }

    public void start() {
        String typed = startCode;
        startCode = "";
        withRide(id -> progress.start(id, caller.accountId(), typed));
    }

    public void finish() {
        withRide(id -> progress.complete(id, caller.accountId()));
    }

    public void cancel() {
        withRide(id -> cancellation.cancel(id, caller.accountId(), reason));
    }

    public void again() {
        RideView shown = getRide();
        if (shown != null) {
            turnedFrom = shown.id();
        }
        refresh();
    }

    private void withRide(Function<String, Outcome<RideView>> step) {
        RideView shown = getRide();
        if (shown != null) {
            told(step.apply(shown.id()));
        }
    }

    private void told(Outcome<?> outcome) {
        outcome.fold(done -> true, refusal -> {
            Notices.refused(refusal);
            return false;
        });
        refresh();
    }

    public Scene getScene() {
        read();
        Product product =
                accounts.vehicleOf(caller.accountId()).map(Vehicle::product).orElse(Product.CAR);
        Scene.Vehicle me =
                shift().position() == null ? null : new Scene.Vehicle(shift().position(), shift().heading(), product);
        RideView shown = ride;
        if (shown == null || shown.state() == RideState.COMPLETED) {
            return new Scene(getStage(), null, null, null, me, false, shift().online());
        }
        boolean riding = shown.state() == RideState.STARTED;
        return new Scene(
                getStage(),
                riding ? null : shown.pickup(),
                riding || shown.state() == RideState.ARRIVED ? shown.destination() : null,
                polyline(shown),
                me,
                false,
                shift().online());
    }

    /** The way to the next point, from where the captain is. */
    private @Nullable String polyline(RideView shown) {
        if (shown.state() == RideState.ARRIVED || shift().position() == null) {
            return null;
        }
        Position next = shown.state() == RideState.STARTED
                ? shown.destination().position()
                : shown.pickup().position();
        return roads.route(shift().position(), next).map(Route::polyline).orElse(null);
    }

    /** Whether this page may drive by itself, so that one person alone can take a whole ride. */
    public boolean isSimulationOffered() {
        return settings.isLocal();
    }

    public List<String> getReasons() {
        return List.of("NO_SHOW", "RIDER_ASKED", "VEHICLE_TROUBLE", "OTHER");
    }

    public boolean isSimulated() {
        return simulated;
    }

    public void setSimulated(boolean simulated) {
        this.simulated = simulated;
    }

    public String getStartCode() {
        return startCode;
    }

    public void setStartCode(String startCode) {
        this.startCode = startCode;
    }

    public String getDeviceAt() {
        return deviceAt;
    }

    public void setDeviceAt(String deviceAt) {
        this.deviceAt = deviceAt;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
