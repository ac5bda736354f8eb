package org.ridewell.diagnostics.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.ridewell.diagnostics.control.ProcessDiagnostics;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.protection.control.WatchdogSecret;

/** A thread dump and a heap histogram for the watchdog's forensic bundle, and for nobody else. */
@ApplicationScoped
public class PodDiagnostics {

    @Inject
    private WatchdogSecret secret;

    public record Diagnostics(String threads, String heap) {}

    public Outcome<Diagnostics> now(@Nullable String shown) {
        if (!secret.matches(shown)) {
            return Outcome.refused(
                    Refusal.of(401, "unauthenticated", "Not signed in", "Only the watchdog may ask this."));
        }
        ProcessDiagnostics process = new ProcessDiagnostics();
        return Outcome.done(new Diagnostics(process.threads(), process.heap()));
    }
}
