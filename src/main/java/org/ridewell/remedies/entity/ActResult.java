package org.ridewell.remedies.entity;

import org.jspecify.annotations.Nullable;

/**
 * What became of an act, by HTTP status where there was one.
 *
 * @param http 0 when nothing was sent
 * @param undo what {@code undo} needs to take the act back (such as the labels taken, as JSON); null when it cannot be
 */
public record ActResult(
        Status status, int http, String detail, @Nullable String undo) {

    public enum Status {
        DONE,
        /** Nothing was written: this platform or playbook only says what it would do. */
        SHADOW,
        /** 429 of the Eviction API: a PodDisruptionBudget forbids it now. Never turned into a delete. */
        BLOCKED,
        /** 404, or another uid under the same name: the target is not there any more. */
        GONE,
        /** 409 or 412: the target changed since the plan; plan again. */
        CONFLICT,
        /** The lease is not ours or too old: nothing was written. */
        NOT_LEADING,
        FAILED
    }

    public static ActResult done(int http, String detail, @Nullable String undo) {
        return new ActResult(Status.DONE, http, detail, undo);
    }

    public static ActResult of(Status status, int http, String detail) {
        return new ActResult(status, http, detail, null);
    }
}
