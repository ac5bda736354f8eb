package org.ridewell.chaos.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.chaos.control.ChaosSwitches;
import org.ridewell.chaos.entity.Fault;
import org.ridewell.configuration.control.Settings;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** Breaks one thing on purpose and mends it again; only where that is allowed, as in local mode, where no rider is hurt. */
@ApplicationScoped
public class ChaosExperiments {

    @Inject
    private ChaosSwitches switches;

    @Inject
    private Settings settings;

    /** @param until when it ends by itself; null when it is off */
    public record ChaosView(
            String fault,
            String title,
            boolean on,
            @Nullable Instant until) {}

    public boolean allowed() {
        return settings.isChaosAllowed();
    }

    public Outcome<List<ChaosView>> list() {
        if (!allowed()) {
            return Outcome.refused(notHere());
        }
        Map<Fault, Instant> active = switches.active();
        return Outcome.done(
                Arrays.stream(Fault.values()).map(f -> view(f, active.get(f))).toList());
    }

    public Outcome<ChaosView> start(String slug) {
        return known(slug).map(fault -> view(fault, switches.switchOn(fault)));
    }

    public Outcome<ChaosView> end(String slug) {
        return known(slug).map(fault -> {
            switches.switchOff(fault);
            return view(fault, null);
        });
    }

    private Outcome<Fault> known(String slug) {
        if (!allowed()) {
            return Outcome.refused(notHere());
        }
        return Fault.of(slug).map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.notFound("fault")));
    }

    private static Refusal notHere() {
        return Refusal.forbidden("Chaos is not allowed here.");
    }

    private static ChaosView view(Fault fault, @Nullable Instant until) {
        return new ChaosView(fault.slug(), fault.title(), until != null, until);
    }
}
