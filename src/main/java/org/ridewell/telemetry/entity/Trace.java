package org.ridewell.telemetry.entity;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a log line and a problem say about the request that they belong to. It belongs to a thread while that works for
 * the request, and to nobody afterwards.
 *
 * @param id 32 hex digits, taken over from the caller's W3C {@code traceparent} where there is a valid one
 * @param rideId the ride that the address names
 */
public record Trace(
        String id, @Nullable String user, @Nullable String rideId) {

    private static final ThreadLocal<Trace> CURRENT = new ThreadLocal<>();
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern RIDE = Pattern.compile("/rides/([A-Za-z0-9_-]{8,64})(?:/|$)");
    private static final String NO_TRACE = "0".repeat(32);

    /** Reads what a request says of itself; a header that breaks the standard is as good as none. */
    public static Trace of(@Nullable String traceparent, String path, @Nullable String user) {
        Matcher ride = RIDE.matcher(path);
        return new Trace(fromHeader(traceparent).orElseGet(Trace::newId), user, ride.find() ? ride.group(1) : null);
    }

    /** The trace of the request that this thread works for, else one of its own that nobody else has. */
    public static String currentId() {
        Trace trace = CURRENT.get();
        return trace == null ? newId() : trace.id();
    }

    public static Optional<Trace> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** From now on this thread works for that request; close it in the same thread. */
    public static Scope enter(Trace trace) {
        Trace before = CURRENT.get();
        CURRENT.set(trace);
        return () -> restore(before);
    }

    /** The end of {@link #enter}. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    private static void restore(@Nullable Trace before) {
        if (before == null) {
            CURRENT.remove();
            return;
        }
        CURRENT.set(before);
    }

    private static Optional<String> fromHeader(@Nullable String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Matcher header = TRACEPARENT.matcher(traceparent);
        return header.matches() && !header.group(1).equals(NO_TRACE) ? Optional.of(header.group(1)) : Optional.empty();
    }

    // names a request, guards nothing: no secure source needed
    private static String newId() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
