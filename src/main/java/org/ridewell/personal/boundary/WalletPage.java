package org.ridewell.personal.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.configuration.control.Settings;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.identity.entity.Id;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.boundary.KeptCards;
import org.ridewell.payments.boundary.PaymentMethod;
import org.ridewell.payments.boundary.RiderWallet;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.problem.entity.Outcome;

/** A rider's cards and wallet on {@code /account}. */
@Named("walletPage")
@RequestScoped
public class WalletPage {

    @Inject
    private KeptCards cards;

    @Inject
    private RiderWallet wallet;

    @Inject
    private Caller caller;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    private String token = "";
    private int euros = 20;
    private String card = "";

    public List<KeptCards.KeptCard> getCards() {
        return cards.of(caller.accountId());
    }

    public Money getBalance() {
        return wallet.of(caller.accountId()).balance();
    }

    public void keep() {
        told(cards.keep(caller.accountId(), token), "wallet.kept");
    }

    public void forget(String id) {
        told(cards.forget(caller.accountId(), id), "wallet.forgotten");
    }

    public void topUp() {
        told(
                wallet.topUp(
                        caller.accountId(),
                        Id.next(clock),
                        new RiderWallet.TopUpRequest(
                                Money.euros(euros * 100L), new PaymentMethod(PaymentType.CARD, card))),
                "wallet.filled");
    }

    private static void told(Outcome<?> outcome, String key) {
        outcome.fold(
                done -> {
                    Notices.done(key);
                    return true;
                },
                refusal -> {
                    Notices.refused(refusal);
                    return false;
                });
    }

    public boolean isTestCards() {
        return settings.isLocal();
    }

    public List<Integer> getAmounts() {
        return List.of(10, 20, 50, 100);
    }

    public Money money(int amount) {
        return Money.euros(amount * 100L);
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public int getEuros() {
        return euros;
    }

    public void setEuros(int euros) {
        this.euros = euros;
    }

    public String getCard() {
        return card;
    }

    public void setCard(String card) {
        this.card = card;
    }
}
