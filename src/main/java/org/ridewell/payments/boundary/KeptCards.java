package org.ridewell.payments.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.ridewell.payments.control.GuardedGateway;
import org.ridewell.payments.control.PaymentMethods;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.entity.AccountDeleted;

/** Cards that a rider keeps for the next time; the tokens never come out again. */
@ApplicationScoped
@Transactional
public class KeptCards {

    private static final int MOST = 20;

    @Inject
    private PaymentMethods methods;

    @Inject
    private GuardedGateway gateway;

    /**
     * @param id what a booking names as its token
     */
    public record KeptCard(String id, PaymentType type, String label) {}

    public List<KeptCard> of(String riderId) {
        return methods.of(riderId).stream().map(KeptCards::view).toList();
    }

    public Outcome<KeptCard> find(String riderId, String id) {
        return of(riderId).stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.notFound("payment method")));
    }

    public Outcome<KeptCard> keep(String riderId, String token) {
        if (methods.of(riderId).size() >= MOST) {
            return Outcome.refused(Refusal.conflict("too-many-cards", "More than " + MOST + " cards are not kept."));
        }
        return gateway.label(token)
                .map(label -> Outcome.done(view(methods.keep(riderId, token, label))))
                .orElseGet(() -> Outcome.refused(Refusal.invalid("token", "is not a known card")));
    }

    public Outcome<Boolean> forget(String riderId, String id) {
        return methods.forget(riderId, id) ? Outcome.done(true) : Outcome.refused(Refusal.notFound("payment method"));
    }

    private static KeptCard view(PaymentMethods.Kept kept) {
        return new KeptCard(kept.id(), PaymentType.CARD, kept.label());
    }

    void forget(@Observes AccountDeleted deleted) {
        methods.forget(deleted.accountId());
    }
}
