package org.ridewell.problem.entity;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the business says no to: a value, never an exception. The boundary answers it as RFC 9457 problem JSON.
 *
 * @param status the HTTP status that says it best: 4xx, or 503 when something that it needs is away for a moment
 * @param type last part of the problem's type URI, in kebab case
 * @param extensions further members of the problem, such as {@code currentState}
 */
public record Refusal(
        int status, String type, String title, String detail, List<FieldError> errors, Map<String, Object> extensions) {

    /** The extension (seconds) that is also sent as a header. */
    public static final String RETRY_AFTER = "retryAfter";

    private static final int AWAY = 503;

    public Refusal {
        if ((status < 400 || status > 499) && status != AWAY) {
            throw new IllegalArgumentException("a refusal is a 4xx or 503, not " + status);
        }
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    /** One input field and the rule that it breaks. */
    public record FieldError(String field, String message) {}

    public static Refusal malformed(String field, String rule) {
        return of(400, "malformed", "The request cannot be read", field + ": " + rule)
                .withError(field, rule);
    }

    /** Well formed, yet against a rule of the business: 422. */
    public static Refusal invalid(String field, String rule) {
        return of(422, "invalid", "The request breaks a rule", field + ": " + rule)
                .withError(field, rule);
    }

    /** Not there, or not the caller's, which must look the same. */
    public static Refusal notFound(String what) {
        return of(404, "not-found", "Not found", "There is no such " + what + ".");
    }

    public static Refusal forbidden(String detail) {
        return of(403, "forbidden", "Not allowed", detail);
    }

    public static Refusal conflict(String type, String detail) {
        return of(409, type, "In conflict with the current state", detail);
    }

    /** Not the caller's fault and over soon: 503 with Retry-After, of at least a second. */
    public static Refusal away(String type, String detail, Duration rest) {
        return of(AWAY, type, "Not available at this moment", detail)
                .with(RETRY_AFTER, Math.max(1, rest.plusMillis(999).toSeconds()));
    }

    public static Refusal of(int status, String type, String title, String detail) {
        return new Refusal(status, type, title, detail, List.of(), Map.of());
    }

    public Refusal withError(String field, String message) {
        var more = new java.util.ArrayList<>(errors);
        more.add(new FieldError(field, message));
        return new Refusal(status, type, title, detail, more, extensions);
    }

    /** The same, said of the field as a page calls it that has another name for it. */
    public Refusal renamed(String field, String shown) {
        List<FieldError> named = errors.stream()
                .map(error -> error.field().equals(field) ? new FieldError(shown, error.message()) : error)
                .toList();
        return new Refusal(status, type, title, detail, named, extensions);
    }

    public Refusal with(String member, Object value) {
        var more = new java.util.HashMap<>(extensions);
        more.put(member, value);
        return new Refusal(status, type, title, detail, errors, more);
    }
}
