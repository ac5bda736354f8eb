package org.ridewell.driving.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.captains.boundary.CaptainShifts;
import org.ridewell.captains.boundary.ShiftView;
import org.ridewell.dispatch.boundary.OfferAnswers;
import org.ridewell.dispatch.boundary.OfferView;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.geo.entity.Position;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.rides.boundary.RideCancellation;
import org.ridewell.rides.boundary.RideProgress;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.entity.RideState;
import org.ridewell.riding.boundary.PresentRide;
import org.ridewell.riding.entity.Scene;

/** {@code /drive}: shift, offer and ride of a captain, read anew at each request. */
@Named("drivePage")
@RequestScoped
public class DrivePage {

    @Inject
    private CaptainShifts shifts;

    @Inject
    private OfferAnswers offers;

    @Inject
    private RideProgress progress;

    @Inject
    private RideCancellation cancellation;

    @Inject
    private PresentRide present;

    @Inject
    private DriveScenes scenes;

    @Inject
    private DevicePage device;

    @Inject
    private Caller caller;

    private String startCode = "";
    private String reason = "NO_SHOW";
    private boolean read;
    private @Nullable RideView ride;
    private @Nullable OfferView offer;
    private @Nullable ShiftView shift;

    private void read() {
        if (read) {
            return;
        }
        read = true;
        String captain = caller.accountId();
        shift = shifts.view(captain);
        // one that was not driven to its end leaves nothing to show
        ride = present.of(captain)
                .filter(found -> !found.state().isOver() || found.state() == RideState.COMPLETED)
                .orElse(null);
        offer = offers.live(captain).stream().findFirst().orElse(null);
    }

    private ShiftView shift() {
        read();
        return Objects.requireNonNull(shift);
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
        if (isOnline()) {
            told(shifts.change(caller.accountId(), false, null));
            return;
        }
        Position here = device.position(shift().position()).orElse(null);
        if (here == null) {
            Notices.failed("drive.nowhere");
            refresh();
            return;
        }
        told(shifts.change(caller.accountId(), true, here));
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
            present.turnFrom(caller.accountId(), shown.id());
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
        return scenes.of(caller.accountId(), getStage(), ride, shift());
    }

    public List<String> getReasons() {
        return List.of("NO_SHOW", "RIDER_ASKED", "VEHICLE_TROUBLE", "OTHER");
    }

    public String getStartCode() {
        return startCode;
    }

    public void setStartCode(String startCode) {
        this.startCode = startCode;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
