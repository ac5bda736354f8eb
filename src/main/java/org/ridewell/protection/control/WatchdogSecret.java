package org.ridewell.protection.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the watchdog shows to a pod so that the pod takes a protection from it, and nobody else. Without one the pod takes none. */
@ApplicationScoped
public class WatchdogSecret {

    /** Header that carries it; {@code Authorization} belongs to people's tokens. */
    public static final String HEADER = "Ridewell-Watchdog";

    /** {@code RIDEWELL_WATCHDOG_SECRET}: shared by the watchdog and the pods; at least 32 letters. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_WATCHDOG_SECRET")
    private Optional<String> secret;

    /** Empty when none is configured. */
    public Optional<String> value() {
        return secret.filter(s -> s.length() >= 32);
    }

    public boolean matches(@Nullable String shown) {
        return shown != null
                && value().filter(s -> MessageDigest.isEqual(
                                s.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }
}
