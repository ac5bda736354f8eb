package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ridewell.chaos.control.ChaosSwitches;
import org.ridewell.chaos.entity.Fault;
import org.ridewell.payments.entity.GatewayAnswer;
import org.ridewell.payments.entity.GatewayCall;

/** The built-in gateway: behaves like a real one on well-known test cards and keeps books of its own. No money moves. */
@ApplicationScoped
public class SandboxGateway implements PaymentGateway {

    private static final String SLOW = "tok_slow";
    private static final String SILENT = "tok_timeout_after_success";

    private static final Map<String, String> CARDS = Map.of(
            "tok_ok",
            "Visa •••• 4242",
            "tok_declined",
            "Visa •••• 0002",
            "tok_insufficient",
            "Visa •••• 9995",
            SLOW,
            "Mastercard •••• 4444",
            SILENT,
            "Mastercard •••• 3000",
            "tok_declined_on_capture",
            "Visa •••• 0341");

    @Inject
    private SandboxBooks books;

    @Inject
    private ChaosSwitches chaos;

    @Override
    public GatewayAnswer send(GatewayCall call) throws GatewayUnreachable {
        connect();
        String card = books.cardOf(call);
        boolean slowCall = call.charge() == null;
        if (slowCall && SLOW.equals(card)) {
            await(3);
        }
        GatewayAnswer answer = books.once(call, () -> decide(call, card));
        if (slowCall && SILENT.equals(card)) {
            await(60);
            throw new GatewayUnreachable("the answer was lost");
        }
        return answer;
    }

    @Override
    public Optional<GatewayAnswer> find(String key) throws GatewayUnreachable {
        connect();
        return books.find(key);
    }

    @Override
    public Optional<String> label(String token) {
        return Optional.ofNullable(CARDS.get(token));
    }

    private void connect() throws GatewayUnreachable {
        if (chaos.isOn(Fault.PAYMENT_GATEWAY_DOWN)) {
            throw new GatewayUnreachable("connection refused: the chaos switch is on");
        }
    }

    private static Optional<String> decide(GatewayCall call, String card) {
        return switch (card) {
            case "tok_ok", SLOW, SILENT -> Optional.empty();
            case "tok_declined_on_capture" ->
                call.kind() == GatewayCall.Kind.CAPTURE ? Optional.of("card_declined") : Optional.empty();
            case "tok_insufficient" -> Optional.of("insufficient_funds");
            case "tok_declined" -> Optional.of("card_declined");
            default -> Optional.of("no_such_card");
        };
    }

    /** As long as a slow gateway takes, or until the caller's time-out interrupts. */
    private static void await(int seconds) throws GatewayUnreachable {
        try {
            if (new CountDownLatch(1).await(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException e) {
            // the time-out's own interruption, and this is its end: left standing it would meet the next statement
            throw new GatewayUnreachable("interrupted while waiting for the answer");
        }
    }
}
