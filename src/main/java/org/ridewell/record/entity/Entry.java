package org.ridewell.record.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One link of the chain: {@code hash = SHA-256(previous + canonical JSON of seq, at, kind, incident and body)}. */
public record Entry(
        long seq, Instant at, EntryKind kind, @Nullable String incident, JsonNode body, String previous, String hash) {

    /** What the first entry follows. */
    public static final String GENESIS = "0".repeat(64);

    private record Content(
            long seq, Instant at, EntryKind kind, @Nullable String incident, JsonNode body) {}

    public static Entry after(String previous, long seq, Draft draft) {
        Content content = new Content(seq, draft.at(), draft.kind(), draft.incident(), draft.body());
        return new Entry(
                seq, draft.at(), draft.kind(), draft.incident(), draft.body(), previous, hash(previous, content));
    }

    public boolean intact() {
        return hash.equals(hash(previous, new Content(seq, at, kind, incident, body)));
    }

    private static String hash(String previous, Content content) {
        return sha256(previous + CanonicalJson.of(content));
    }

    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
