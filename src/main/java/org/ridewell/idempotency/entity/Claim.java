package org.ridewell.idempotency.entity;

import org.ridewell.problem.entity.Refusal;

/** What a request with an idempotency key may do. */
public sealed interface Claim {

    /**
     * Go on, and make the thing with this id: the one that an earlier attempt chose, if that one died on its way.
     */
    record Granted(String subject) implements Claim {}

    /** The same request was answered before: answer so again. */
    record Answered(int status, String json) implements Claim {}

    /** Another body under the same key, or the first attempt is still under way. */
    record Denied(Refusal refusal) implements Claim {}
}
