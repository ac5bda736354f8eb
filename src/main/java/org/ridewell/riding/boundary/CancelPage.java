package org.ridewell.riding.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.frame.boundary.Kept;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.rides.boundary.RideCancellation;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.entity.CancellationFee;

/** The dialog that names the fee before a ride is cancelled. What has become dearer since then is told instead of charged. */
@Named("cancelPage")
@RequestScoped
public class CancelPage {

    @Inject
    private RideCancellation cancellation;

    @Inject
    private RidePage page;

    @Inject
    private Caller caller;

    private long told;
    private String reason = "CHANGED_PLANS";
    private @Nullable CancellationFee fee;
    private boolean dearer;

    @PostConstruct
    void restore() {
        String minorUnits = Kept.in("cancelPage").get("told", "");
        told = minorUnits.matches("\\d{1,9}") ? Long.parseLong(minorUnits) : 0;
    }

    /** For the dialog's hidden field. */
    public String getKept() {
        String minorUnits = fee == null ? null : Long.toString(fee.amount().amount());
        return Kept.nothing().with("told", minorUnits).text();
    }

    /** Opens the dialog; nothing is cancelled. */
    public void ask() {
        RideView ride = page.getRide();
        if (ride != null) {
            fee = preview(ride);
        }
    }

    private @Nullable CancellationFee preview(RideView ride) {
        return cancellation
                .preview(ride.id(), caller.accountId())
                .<@Nullable CancellationFee>fold(found -> found, refusal -> null);
    }

    public void cancel() {
        RideView ride = page.getRide();
        if (ride == null) {
            return;
        }
        fee = preview(ride);
        dearer = fee != null && fee.amount().amount() > told;
        if (dearer) {
            // the dialog stays open
            PrimeFaces.current().ajax().addCallbackParam("dearer", true);
        } else {
            carryOut(ride);
        }
        page.refresh();
    }

    private void carryOut(RideView ride) {
        cancellation.cancel(ride.id(), caller.accountId(), reason).fold(done -> true, refusal -> {
            Notices.refused(refusal);
            return false;
        });
    }

    /** Null while nobody asked, and for a ride that cannot be cancelled any more. */
    public @Nullable CancellationFee getFee() {
        return fee;
    }

    /** Whether the fee is above the one that was told before. */
    public boolean isDearer() {
        return dearer;
    }

    public List<String> getReasons() {
        return List.of("CHANGED_PLANS", "WAIT_TOO_LONG", "WRONG_PICKUP", "OTHER");
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
