package org.ridewell.rides.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The four digits by which rider and captain know each other. Derived from the ride's id with a secret, so that the
 * rider can be shown them again while the database holds a keyed hash only (a plain hash of four digits is no secret).
 */
public final class StartCode {

    public static final int TRIES = 5;
    public static final String FORM = "[0-9]{4}";
    public static final String FORM_RULE = "must be four digits";

    private final byte[] secret;

    public StartCode(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it may be one at all; what is only half typed may not. */
    public static boolean isWellFormed(String typed) {
        return typed.matches(FORM);
    }

    public String of(String rideId) {
        long number = ByteBuffer.wrap(mac("code:" + rideId)).getLong();
        // 2^64 over 10,000 leaves a bias below 1e-15
        return String.format("%04d", Long.remainderUnsigned(number, 10_000));
    }

    public String hash(String rideId, String code) {
        return HexFormat.of().formatHex(mac("hash:" + rideId + ":" + code));
    }

    /** In constant time. */
    public boolean matches(String rideId, String code, String hash) {
        return MessageDigest.isEqual(
                hash(rideId, code).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
