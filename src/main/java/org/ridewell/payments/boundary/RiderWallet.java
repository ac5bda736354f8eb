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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.idempotency.entity.Claim;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.control.GatewayCalls;
import org.ridewell.payments.control.Ledger;
import org.ridewell.payments.control.Settlement;
import org.ridewell.payments.control.Wallets;
import org.ridewell.payments.entity.GatewayCall;
import org.ridewell.payments.entity.GatewayCall.Kind;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.payments.entity.Posting;
import org.ridewell.problem.boundary.ApiJson;
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
    private GatewayCalls calls;

    /**
     * @param entries newest first; a positive amount came in
     */
    public record View(Money balance, List<Entry> entries) {}

    public record Entry(Money amount, Instant at) {}

    public record TopUpRequest(
            @NotNull Money amount, @NotNull @Valid PaymentMethod paymentMethod) {}

    /**
     * @param state CAPTURED, FAILED when the card said no, UNKNOWN while the gateway is being asked
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
        return IdempotencyKey.of(idempotencyKey, "POST /me/wallet/top-ups", ApiJson.text(request))
                .flatMap(key -> broken(request)
                        .<Outcome<TopUp>>map(Outcome::refused)
                        .orElseGet(() -> topUp(accountId, key, request)));
    }

    /** How far a top-up is; 404 for somebody else's. */
    @Transactional(TxType.REQUIRED)
    public Outcome<TopUp> find(String accountId, String id) {
        return calls.find(GatewayCall.key(Kind.TOP_UP, id))
                .filter(written -> written.call().accountId().equals(accountId))
                .map(written -> Outcome.done(view(id, written)))
                .orElseGet(() -> Outcome.refused(Refusal.notFound("top-up")));
    }

    /** What can be told without asking which cards there are: those may change between a request and its retry. */
    private static Optional<Refusal> broken(TopUpRequest request) {
        Money amount = request.amount();
        if (!amount.currency().equals(Money.EUR) || amount.amount() < LEAST || amount.amount() > LARGEST) {
            return Optional.of(Refusal.invalid("amount", "must be 5.00 to 500.00 EUR"));
        }
        return request.paymentMethod().type() == PaymentType.CARD
                ? Optional.empty()
                : Optional.of(Refusal.invalid("paymentMethod.type", "must be CARD"));
    }

    private Outcome<TopUp> topUp(String accountId, IdempotencyKey key, TopUpRequest request) {
        Claim claim = steps.topUp(accountId, key, request);
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
        TopUp made = view(id, steps.call(Kind.TOP_UP, id));
        if (made.state() == PaymentState.FAILED) {
            Refusal refusal = MoneySteps.declined("The card was declined.");
            steps.answer(accountId, key, refusal.status(), ApiJson.text(refusal));
            return Outcome.refused(refusal);
        }
        steps.answer(accountId, key, 201, ApiJson.text(made));
        return Outcome.done(made);
    }

    private TopUp view(String id, GatewayCalls.Stored written) {
        PaymentState ended = written.isApproved() ? PaymentState.CAPTURED : PaymentState.FAILED;
        return new TopUp(
                id,
                written.call().amount(),
                written.isOpen() ? PaymentState.UNKNOWN : ended,
                wallets.balance(written.call().accountId()));
    }

    private static Outcome<TopUp> firstAnswer(Claim.Answered answered) {
        try {
            return answered.status() < 400
                    ? Outcome.done(ApiJson.MAPPER.readValue(answered.json(), TopUp.class))
                    : Outcome.refused(ApiJson.MAPPER.readValue(answered.json(), Refusal.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer cannot be read", e);
        }
    }
}
