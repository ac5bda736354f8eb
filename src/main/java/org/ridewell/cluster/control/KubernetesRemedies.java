package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.protection.control.WatchdogSecret;
import org.ridewell.remedies.control.Remedies;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Remedy;

/** The ladder on Kubernetes. Acts are decided by HTTP status, written in the epoch of the leader that decided them, and mirrored as Events. */
@ApplicationScoped
public class KubernetesRemedies implements Remedies {

    @Inject
    private ClusterConnection connection;

    @Inject
    private KubernetesSignals signals;

    @Inject
    private WatchdogSecret secret;

    @Inject
    private Clock clock;

    @Override
    public Platform platform() {
        return Platform.KUBERNETES;
    }

    /** A node is not the watchdog's to cordon: it is everybody's, and no shipped playbook asks for it. */
    @Override
    public Set<Remedy> real() {
        return EnumSet.complementOf(EnumSet.of(Remedy.MOVE, Remedy.SHIFT_TRAFFIC));
    }

    @Override
    public ActResult dryRun(Act act) {
        return Answers.written(() -> apply(act, true));
    }

    @Override
    public ActResult perform(Act act) {
        if (act.shadow()) {
            return dryRun(act);
        }
        ActResult result = Answers.written(() -> apply(act, false));
        if (result.status() == Status.DONE) {
            tell(act, result, false);
        }
        return result;
    }

    @Override
    public ActResult undo(Act act, String undo) {
        ActResult result = Answers.written(() -> takeBack(act, undo));
        if (result.status() == Status.DONE) {
            tell(act, result, true);
        }
        return result;
    }

    private ActResult apply(Act act, boolean dryRun) throws IOException {
        return switch (act.remedy()) {
            case PROTECT -> podProtections().protect(act, pods(act), clock.instant(), dryRun);
            case QUARANTINE -> podActs().quarantine(act, dryRun);
            case RESTART -> podActs().evict(act, dryRun);
            case ROLL_BACK -> workloadActs().rollBack(act, dryRun);
            case SCALE_OUT -> workloadActs().scaleOut(act, dryRun);
            case MOVE -> ActResult.of(Status.SHADOW, 0, "no rights to write on nodes");
            case SHIFT_TRAFFIC -> ActResult.of(Status.SHADOW, 0, "no traffic weights on this platform");
            case PAGE -> ActResult.done(0, "a human is needed: /ops has the evidence", null);
        };
    }

    private ActResult takeBack(Act act, String undo) throws IOException {
        return switch (act.remedy()) {
            case PROTECT -> podProtections().unprotect(act, pods(act), undo);
            case QUARANTINE -> podActs().unquarantine(act, undo);
            case ROLL_BACK -> workloadActs().rollForward(act, undo);
            case SCALE_OUT -> workloadActs().scaleBack(act, Integer.parseInt(undo));
            case RESTART, MOVE, SHIFT_TRAFFIC, PAGE -> ActResult.of(Status.FAILED, 0, "cannot be taken back");
        };
    }

    private void tell(Act act, ActResult result, boolean undone) {
        ClusterConnection.Parts link = connection.parts();
        new ActEvents(link.clients().acting(), link.paths(), link.identity(), clock).tell(act, result, undone);
    }

    private PodActs podActs() {
        ClusterConnection.Parts link = connection.parts();
        return new PodActs(link.clients().reading(), link.clients().acting(), link.paths(), clock);
    }

    private WorkloadActs workloadActs() {
        ClusterConnection.Parts link = connection.parts();
        return new WorkloadActs(link.clients().reading(), link.clients().acting(), link.paths());
    }

    private PodProtections podProtections() {
        LeaseElector elector = connection.parts().elector();
        return new PodProtections(secret.value(), epoch -> elector.isLeader() && elector.epoch() == epoch);
    }

    /** Those of the workload that the act names, or of all that may be healed. */
    private List<JsonNode> pods(Act act) {
        String workload = act.target().workload();
        return signals.view().healablePods().stream()
                .filter(p -> workload == null || Marks.name(p).startsWith(workload + "-"))
                .toList();
    }
}
