package org.ridewell.payments.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.idempotency.entity.Claim;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.control.GatewayCalls;
import org.ridewell.payments.control.Ledger;
import org.ridewell.payments.control.Settlement;
import org.ridewell.payments.control.Wallets;
import org.ridewell.payments.entity.GatewayCall.Kind;
import org.ridewell.payments.entity.Means;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.payments.entity.Posting;
import org.ridewell.problem.boundary.JsonMapping;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** Money that a rider keeps with Ridewell; filled from a card. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
public class RiderWallet {

    private static final long LEAST = 500;
    private static final long LARGEST = 50_000;
    private static final int RECENT = 50;

    @Inject
    private Wallets wallets;

    @Inject
    private Ledger ledger;

    @Inject
    private MoneySteps steps;

    @Inject
    private Settlement settlement;

    @Inject
    private RidePayments payments;

    /**
     * @param entries newest first; a positive amount came in
     */
    public record View(Money balance, List<Entry> entries) {}

    public record Entry(Money amount, Instant at) {}

    public record TopUpRequest(
            @NotNull Money amount, @NotNull @Valid PaymentMethod paymentMethod) {}

    /**
     * @param state CAPTURED, or UNKNOWN while the gateway is being asked
     */
    public record TopUp(String id, Money amount, PaymentState state, Money balance) {}

    @Transactional(TxType.REQUIRED)
    public View of(String accountId) {
        return new View(
                wallets.balance(accountId),
                ledger.ofAccount(Posting.wallet(accountId), RECENT).stream()
                        .map(line -> new Entry(line.amount(), line.at()))
                        .toList());
    }

    /** 402 when the card says no. */
    public Outcome<TopUp> topUp(String accountId, @Nullable String idempotencyKey, TopUpRequest request) {
        return IdempotencyKey.of(idempotencyKey, "POST /me/wallet/top-ups", json(request))
                .flatMap(key ->
                        checked(accountId, request).flatMap(means -> topUp(accountId, key, means, request.amount())));
    }

    private Outcome<Means> checked(String accountId, TopUpRequest request) {
        Money amount = request.amount();
        if (!amount.currency().equals(Money.EUR) || amount.amount() < LEAST || amount.amount() > LARGEST) {
            return Outcome.refused(Refusal.invalid("amount", "must be 5.00 to 500.00 EUR"));
        }
        if (request.paymentMethod().type() != PaymentType.CARD) {
            return Outcome.refused(Refusal.invalid("paymentMethod.type", "must be CARD"));
        }
        return payments.means(accountId, request.paymentMethod());
    }

    private Outcome<TopUp> topUp(String accountId, IdempotencyKey key, Means means, Money amount) {
        Claim claim = steps.topUp(accountId, key, means, amount);
        if (claim instanceof Claim.Denied denied) {
            return Outcome.refused(denied.refusal());
        }
        if (claim instanceof Claim.Answered answered) {
            return firstAnswer(answered);
        }
        String id = ((Claim.Granted) claim).subject();
        GatewayCalls.Stored written = steps.call(Kind.TOP_UP, id);
        if (written.isOpen()) {
            settlement.settle(written);
        }
        GatewayCalls.Stored after = steps.call(Kind.TOP_UP, id);
        Money balance = of(accountId).balance();
        if (after.isOpen()) {
            return Outcome.done(new TopUp(id, amount, PaymentState.UNKNOWN, balance));
        }
        if (!after.isApproved()) {
            Refusal refusal = MoneySteps.declined("The card was declined.");
            steps.answer(accountId, key, refusal.status(), json(refusal));
            return Outcome.refused(refusal);
        }
        TopUp done = new TopUp(id, amount, PaymentState.CAPTURED, balance);
        steps.answer(accountId, key, 201, json(done));
        return Outcome.done(done);
    }

    private static Outcome<TopUp> firstAnswer(Claim.Answered answered) {
        try {
            return answered.status() < 400
                    ? Outcome.done(JsonMapping.MAPPER.readValue(answered.json(), TopUp.class))
                    : Outcome.refused(JsonMapping.MAPPER.readValue(answered.json(), Refusal.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer cannot be read", e);
        }
    }

    private static String json(Object body) {
        try {
            return JsonMapping.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plain record", e);
        }
    }
}
