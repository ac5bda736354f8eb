package org.ridewell.protection.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.protection.control.Protections;
import org.ridewell.protection.control.WatchdogEpochs;
import org.ridewell.protection.control.WatchdogSecret;
import org.ridewell.protection.entity.Protection;

/** The one thing that a watchdog may tell a pod: protect yourself in this way, until then. */
@ApplicationScoped
public class PodProtection {

    @Inject
    private Protections protections;

    @Inject
    private WatchdogSecret secret;

    @Inject
    private WatchdogEpochs epochs;

    @Inject
    private Clock clock;

    /** @param epoch of the watchdog, where it says */
    public Outcome<Protection> put(
            @Nullable String shown, @Nullable Long epoch, String name, ProtectionRequest request) {
        if (!secret.matches(shown)) {
            return Outcome.refused(unknownCaller());
        }
        if (request.kind() == Protection.Kind.TIGHTEN_TIMEOUT && request.timeoutMillis() == null) {
            return Outcome.refused(Refusal.invalid("timeoutMillis", "must be given for TIGHTEN_TIMEOUT"));
        }
        Duration timeout = request.timeoutMillis() == null ? null : Duration.ofMillis(request.timeoutMillis());
        Protection protection = new Protection(
                name,
                request.kind(),
                request.target(),
                timeout,
                clock.instant().plusSeconds(request.seconds()),
                request.incident());
        return inOrder(epoch, () -> {
            protections.put(protection);
            return protection;
        });
    }

    /** @param epoch of the watchdog, where it says */
    public Outcome<Boolean> remove(@Nullable String shown, @Nullable Long epoch, String name) {
        return secret.matches(shown)
                ? inOrder(epoch, () -> protections.remove(name) != null)
                : Outcome.refused(unknownCaller());
    }

    public Outcome<List<Protection>> active(@Nullable String shown) {
        return secret.matches(shown) ? Outcome.done(protections.active()) : Outcome.refused(unknownCaller());
    }

    private <T> Outcome<T> inOrder(@Nullable Long epoch, Supplier<T> told) {
        return epochs.inOrder(epoch, told).map(Outcome::done).orElseGet(() -> Outcome.refused(superseded()));
    }

    private static Refusal superseded() {
        return Refusal.conflict("stale-epoch", "A watchdog of a later epoch was here: this one leads no more.");
    }

    private static Refusal unknownCaller() {
        return Refusal.of(401, "unauthenticated", "Not signed in", "Only the watchdog may ask this.");
    }
}
