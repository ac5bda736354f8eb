package org.ridewell.sessions.entity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A random token that only its holder knows: 256 bits, of which the database keeps the SHA-256. */
public record Secret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    public static Secret random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret(BASE64.encodeToString(bytes));
    }

    /** What is stored. A fast hash is enough: nobody guesses 256 bits. */
    public byte[] hash() {
        return sha256(text);
    }

    /** Another secret for another purpose, from which this one cannot be computed. */
    public Secret derived(String purpose) {
        return new Secret(BASE64.encodeToString(sha256(purpose + ":" + text)));
    }

    /** In constant time. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "Secret";
    }
}
