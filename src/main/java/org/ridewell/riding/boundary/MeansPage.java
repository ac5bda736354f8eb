package org.ridewell.riding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.configuration.control.Settings;
import org.ridewell.frame.boundary.ShowPage;
import org.ridewell.frame.boundary.Texts;
import org.ridewell.payments.boundary.KeptCards;
import org.ridewell.payments.boundary.PaymentMethod;
import org.ridewell.payments.boundary.RiderWallet;
import org.ridewell.payments.entity.PaymentType;

/** With what a rider may pay: kept cards, wallet, cash, and in local mode the sandbox's test cards. */
@Named("meansPage")
@RequestScoped
public class MeansPage {

    /** @param key CASH, WALLET, or what names a card */
    public record Choice(String key, String label) {}

    /** @param key of a choice */
    static PaymentMethod method(String key) {
        return switch (key) {
            case "CASH", "WALLET" -> new PaymentMethod(PaymentType.valueOf(key), null);
            default -> new PaymentMethod(PaymentType.CARD, key);
        };
    }

    /** What the sandbox does with them is in their names. */
    private static final List<String> TEST_CARDS =
            List.of("tok_ok", "tok_declined", "tok_insufficient", "tok_slow", "tok_declined_on_capture");

    @Inject
    private KeptCards cards;

    @Inject
    private RiderWallet wallet;

    @Inject
    private Caller caller;

    @Inject
    private Settings settings;

    @Inject
    private ShowPage show;

    private @Nullable List<Choice> choices;

    public List<Choice> getChoices() {
        if (choices == null) {
            choices = read();
        }
        return choices;
    }

    private List<Choice> read() {
        Locale locale = FacesContext.getCurrentInstance().getViewRoot().getLocale();
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("CASH", Texts.text(locale, "payment.CASH")));
        all.add(new Choice(
                "WALLET",
                Texts.text(locale, "payment.WALLET") + " · "
                        + show.money(wallet.of(caller.accountId()).balance())));
        cards.of(caller.accountId()).forEach(card -> all.add(new Choice(card.id(), card.label())));
        if (settings.isLocal()) {
            TEST_CARDS.forEach(token -> all.add(new Choice(token, Texts.text(locale, "test." + token))));
        }
        return all;
    }
}
