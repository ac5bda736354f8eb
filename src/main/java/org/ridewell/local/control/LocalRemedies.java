package org.ridewell.local.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.protection.control.Protections;
import org.ridewell.protection.entity.Protection;
import org.ridewell.remedies.control.Remedies;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Protecting;
import org.ridewell.remedies.entity.Remedy;

/** Without a cluster: rung 0 for real, in this very process; every other rung only says what it would do. */
@ApplicationScoped
public class LocalRemedies implements Remedies {

    @Inject
    private Protections protections;

    @Inject
    private Clock clock;

    @Override
    public Platform platform() {
        return Platform.NONE;
    }

    @Override
    public Set<Remedy> real() {
        return Set.of(Remedy.PROTECT, Remedy.PAGE);
    }

    @Override
    public ActResult dryRun(Act act) {
        return ActResult.of(
                Status.SHADOW,
                0,
                "would do " + act.remedy() + " on " + act.target().name());
    }

    @Override
    public ActResult perform(Act act) {
        if (act.shadow() || act.remedy() != Remedy.PROTECT) {
            return dryRun(act);
        }
        List<Protection> wanted = Protecting.protections(act, clock.instant());
        wanted.forEach(protections::put);
        String detail = wanted.stream().map(p -> p.kind() + " " + p.target()).collect(Collectors.joining(", "));
        return ActResult.done(0, detail, wanted.stream().map(Protection::name).collect(Collectors.joining(",")));
    }

    @Override
    public ActResult undo(Act act, String undo) {
        Arrays.stream(undo.split(",", -1)).forEach(protections::remove);
        return ActResult.done(0, "taken back", null);
    }
}
