package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ridewell.identity.entity.Id;
import org.ridewell.payments.entity.GatewayAnswer;
import org.ridewell.payments.entity.GatewayCall;

/** What the sandbox did, in transactions of its own, as a gateway elsewhere would have. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class SandboxBooks {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** The card that a call is about; that of the charge, when it names one. */
    public String cardOf(GatewayCall call) {
        if (call.charge() == null) {
            return call.token() == null ? "" : call.token();
        }
        List<?> tokens = entities.createNativeQuery(
                        "SELECT token FROM sandbox_charge WHERE charge = ?1 AND token IS NOT NULL AND approved")
                .setParameter(1, call.charge())
                .getResultList();
        return tokens.isEmpty() ? "" : (String) tokens.get(0);
    }

    /**
     * @param decline the reason to decline, empty to approve; asked only the first time
     */
    public GatewayAnswer once(GatewayCall call, Supplier<Optional<String>> decline) {
        Optional<GatewayAnswer> before = find(call.key());
        if (before.isPresent()) {
            return before.get();
        }
        Optional<String> reason = decline.get().or(() -> impossible(call));
        entities.createNativeQuery(
                        "INSERT INTO sandbox_charge (key, charge, kind, token, amount, currency, approved, reason) "
                                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (key) DO NOTHING")
                .setParameter(1, call.key())
                .setParameter(2, call.charge() == null ? "ch_" + Id.next(clock) : call.charge())
                .setParameter(3, call.kind().name())
                .setParameter(4, call.token())
                .setParameter(5, call.amount().amount())
                .setParameter(6, call.amount().currency())
                .setParameter(7, reason.isEmpty())
                .setParameter(8, reason.orElse(null))
                .executeUpdate();
        return find(call.key()).orElseThrow(() -> new IllegalStateException("just written: " + call.key()));
    }

    public Optional<GatewayAnswer> find(String key) {
        List<?> rows = entities.createNativeQuery("SELECT charge, approved, reason FROM sandbox_charge WHERE key = ?1")
                .setParameter(1, key)
                .getResultList();
        return rows.stream().findFirst().map(found -> {
            Object[] row = (Object[]) found;
            return (Boolean) row[1] ? GatewayAnswer.approved((String) row[0]) : GatewayAnswer.declined((String) row[2]);
        });
    }

    /** A gateway never captures more than it authorised, nor refunds more than it captured, nor touches what it voided. */
    private Optional<String> impossible(GatewayCall call) {
        return switch (call.kind()) {
            case AUTHORISE, TOP_UP, TIP, PAY -> Optional.empty();
            case CAPTURE ->
                done(call, "AUTHORISE") - done(call, "CAPTURE") < call.amount().amount() || voided(call)
                        ? Optional.of("exceeds_authorisation")
                        : Optional.empty();
            case VOID -> done(call, "CAPTURE") > 0 ? Optional.of("already_captured") : Optional.empty();
            case REFUND ->
                done(call, "CAPTURE") + done(call, "PAY") - done(call, "REFUND")
                                < call.amount().amount()
                        ? Optional.of("exceeds_capture")
                        : Optional.empty();
        };
    }

    private boolean voided(GatewayCall call) {
        return !entities.createNativeQuery(
                        "SELECT key FROM sandbox_charge WHERE charge = ?1 AND kind = 'VOID' AND approved")
                .setParameter(1, call.charge())
                .getResultList()
                .isEmpty();
    }

    private long done(GatewayCall call, String kind) {
        return ((Number) entities.createNativeQuery("SELECT COALESCE(sum(amount), 0) FROM sandbox_charge "
                                + "WHERE charge = ?1 AND kind = ?2 AND approved")
                        .setParameter(1, call.charge())
                        .setParameter(2, kind)
                        .getSingleResult())
                .longValue();
    }
}
