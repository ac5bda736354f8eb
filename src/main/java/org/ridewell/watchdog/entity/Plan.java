package org.ridewell.watchdog.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.guards.entity.Ledger;

/**
 * What the plan makes of its input.
 *
 * @param incidents the next form of the input's incidents and those newly opened; closed ones are in here once
 * @param decisions new ones of this moment, in order
 * @param verifications of earlier decisions, concluded at this moment
 * @param orders what is to be done now
 */
public record Plan(
        List<Incident> incidents,
        List<Decision> decisions,
        List<Verified> verifications,
        List<Order> orders,
        @Nullable Ledger ledger) {

    public Plan {
        incidents = List.copyOf(incidents);
        decisions = List.copyOf(decisions);
        verifications = List.copyOf(verifications);
        orders = List.copyOf(orders);
    }

    public record Verified(String incident, String decision, Decision.Effect effect, Reading before, Reading after) {}

    public record Order(Kind kind, String incident, Decision decision) {
        public enum Kind {
            DO,
            /** The same act once more, so that its protection does not end. */
            RENEW,
            UNDO,
            /** Everything but the write, of a playbook in shadow: what it says goes into the refusal's reason. */
            TRY
        }
    }

    /** Ids of an incident's decisions whose acts are to be taken back now. */
    public List<String> takenBack(String incident) {
        return orders.stream()
                .filter(o -> o.kind() == Order.Kind.UNDO && o.incident().equals(incident))
                .map(o -> o.decision().id())
                .toList();
    }

    /** Is there anything in it that a record should keep? */
    public boolean eventful() {
        return !decisions.isEmpty()
                || !verifications.isEmpty()
                || orders.stream().anyMatch(o -> o.kind() != Order.Kind.RENEW);
    }
}
