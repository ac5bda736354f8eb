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
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

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
    private String fillKey = "";

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
        PaymentMethod from = new PaymentMethod(PaymentType.CARD, card);
        boolean over = wallet.topUp(
                        caller.accountId(), getFillKey(), new RiderWallet.TopUpRequest(Money.euros(euros * 100L), from))
                .fold(WalletPage::answered, WalletPage::refused);
        if (over) {
            fillKey = "";
        }
    }

    /** @return whether the next press is meant as another fill */
    private static boolean answered(RiderWallet.TopUp fill) {
        boolean over = fill.state() == PaymentState.CAPTURED;
        Notices.done(over ? "wallet.filled" : "wallet.asking");
        return over;
    }

    private static boolean refused(Refusal refusal) {
        Notices.refused(refusal);
        return !refusal.type().equals("request-in-progress");
    }

    private static void told(Outcome<?> outcome, String key) {
        outcome.fold(
                done -> {
                    Notices.done(key);
                    return true;
                },
                WalletPage::refused);
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

    /** The same for each press of a form until one is answered: what was charged and not heard of is not charged again. */
    public String getFillKey() {
        if (fillKey.isBlank()) {
            fillKey = Id.next(clock);
        }
        return fillKey;
    }

    public void setFillKey(String fillKey) {
        this.fillKey = fillKey;
    }

    public String getCard() {
        return card;
    }

    public void setCard(String card) {
        this.card = card;
    }
}
