package org.ridewell.riding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.payments.boundary.RefundsAndTips;

/** Pays with another means what a ride's own means did not pay. */
@Named("due")
@RequestScoped
public class DuePage {

    @Inject
    private RefundsAndTips payments;

    @Inject
    private MeansPage means;

    @Inject
    private Caller caller;

    private String method = "WALLET";

    /** Cash is for the captain's hand, at the ride's end. */
    public List<MeansPage.Choice> getChoices() {
        return means.getChoices().stream()
                .filter(choice -> !choice.key().equals("CASH"))
                .toList();
    }

    public void pay(String rideId) {
        payments.pay(rideId, caller.accountId(), MeansPage.method(method))
                .fold(
                        paid -> {
                            Notices.done("due.paid");
                            return true;
                        },
                        refusal -> {
                            Notices.refused(refusal);
                            return false;
                        });
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }
}
