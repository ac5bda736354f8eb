package org.ridewell.payments.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.control.Ledger;
import org.ridewell.payments.control.Wallets;
import org.ridewell.payments.entity.LedgerKind;
import org.ridewell.payments.entity.Posting;

/** What the platform gives away from its own account, in the transaction of whoever decided on it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PlatformCredits {

    @Inject
    private Wallets wallets;

    @Inject
    private Ledger ledger;

    /** A rider finds it in the wallet. */
    public void thankRider(String riderId, Money amount) {
        wallets.give(riderId, amount);
        ledger.post(null, Posting.moved(LedgerKind.REFERRAL, Posting.PROMOTIONS, Posting.wallet(riderId), amount));
    }

    /** A captain finds it in what the platform owes them. */
    public void thankCaptain(String captainId, Money amount) {
        ledger.post(null, Posting.moved(LedgerKind.REFERRAL, Posting.PROMOTIONS, Posting.captain(captainId), amount));
    }
}
