package org.ridewell.protection.control;

import java.time.Duration;

/**
 * A dependency that the application may lose: the feature that calls it offers one {@code @ApplicationScoped} bean of this type.
 * Each pod pings it once a second and exports {@code ridewell_dependency_up{dependency}} and {@code ridewell_dependency_ping_seconds{dependency}}: this is how the watchdog
 * knows that it is gone, and, while the breaker is held open, that it is back.
 */
public interface GuardedDependency {

    /** One of {@code payment-gateway}, {@code maps}, {@code database}. */
    String dependency();

    /** A ping that takes longer counts as none. */
    default Duration longestPing() {
        return Duration.ofMillis(500);
    }

    /**
     * One cheap, harmless call of the real thing, past every breaker and protection.
     *
     * @throws Exception when it does not answer as it should
     */
    void ping() throws Exception;
}
