package org.ridewell.telemetry.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Groups the same fault over versions: the kind of the root cause and the innermost frames of our own code, without
 * line numbers, messages and generated names.
 */
public final class Fingerprint {

    private static final int FRAMES = 3;
    // a chain of causes may be a ring
    private static final int DEPTH = 20;

    private Fingerprint() {}

    /** 16 hex digits. */
    public static String of(Throwable thrown) {
        Throwable root = rootOf(thrown);
        String frames = Arrays.stream(root.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.ridewell."))
                .map(Fingerprint::stable)
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(FRAMES)
                .collect(Collectors.joining("|"));
        return hash(root.getClass().getName() + "|" + frames);
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        for (int i = 0; i < DEPTH && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }

    /** {@code Rides.lambda$find$3} of one build is {@code lambda$find$5} of the next; a proxy is no code of ours. */
    private static String stable(StackTraceElement frame) {
        if (frame.getClassName().contains("$Proxy$") || frame.getClassName().contains("_ClientProxy")) {
            return "";
        }
        String method = frame.getMethodName().replaceAll("^lambda\\$(.*)\\$\\d+$", "$1");
        return frame.getClassName().replaceAll("\\$\\d+", "") + "." + method;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
