package org.ridewell.idempotency.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/**
 * The header {@code Idempotency-Key} with a hash of what was asked under it.
 *
 * @param bodyHash of the operation and its body
 */
public record IdempotencyKey(String value, String bodyHash) {

    public static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;

    /**
     * @param operation names what is asked, so that a key of one operation is none of another
     * @param body canonical JSON of the request
     */
    public static Outcome<IdempotencyKey> of(@Nullable String header, String operation, String body) {
        if (header == null || header.isBlank()) {
            return Outcome.refused(Refusal.malformed(HEADER, "is missing"));
        }
        if (header.length() > LONGEST || !header.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            return Outcome.refused(Refusal.malformed(HEADER, "must be 1 to " + LONGEST + " visible ASCII characters"));
        }
        return Outcome.done(new IdempotencyKey(header, hash(operation + "\n" + body)));
    }

    /** The same where a request may come without one: empty then. */
    public static Outcome<Optional<IdempotencyKey>> optional(@Nullable String header, String operation, String body) {
        return header == null
                ? Outcome.done(Optional.empty())
                : of(header, operation, body).map(Optional::of);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
