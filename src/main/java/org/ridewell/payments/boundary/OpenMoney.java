package org.ridewell.payments.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import org.ridewell.payments.control.GatewayCalls;
import org.ridewell.payments.control.Ledger;
import org.ridewell.payments.control.Payments;
import org.ridewell.payments.control.Wallets;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.boundary.OpenBusiness;

/**
 * Money that would be lost with an account: what is not paid or not settled yet, what a rider keeps here, what is open with a captain. Read in the
 * order in which money moves, so that none is missed on its way.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class OpenMoney implements OpenBusiness {

    @Inject
    private GatewayCalls calls;

    @Inject
    private Payments payments;

    @Inject
    private Wallets wallets;

    @Inject
    private Ledger ledger;

    @Override
    public Optional<Refusal> of(String accountId) {
        List<PaymentState> open = payments.openOf(accountId);
        if (open.contains(PaymentState.DUE)) {
            return Optional.of(OpenBusiness.open("Pay what is due for your rides first."));
        }
        if (!open.isEmpty() || calls.hasOpen(accountId)) {
            return Optional.of(OpenBusiness.open("A payment is still being completed: try again in a few minutes."));
        }
        if (wallets.balance(accountId).amount() != 0) {
            return Optional.of(left("There is money in your wallet: use it up, or have it paid out by our support."));
        }
        return ledger.captainsBalance(accountId) == 0
                ? Optional.empty()
                : Optional.of(left("Your balance as a captain is not settled: ask our support to settle it with you."));
    }

    private static Refusal left(String sentence) {
        return Refusal.conflict("money-left", sentence);
    }
}
