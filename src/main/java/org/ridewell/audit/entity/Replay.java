package org.ridewell.audit.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.watchdog.entity.Plan;
import org.ridewell.watchdog.entity.PlanInput;
import org.ridewell.watchdog.entity.Planner;

/**
 * Derives each decision again from the input that its PLAN entry recorded, and compares it with what was decided then. Decisions that an incident shows must be among the recorded ones:
 * without that an empty record would replay the same.
 */
public final class Replay {

    private final List<JsonNode> decisions = new ArrayList<>();
    private final Set<Shown> recorded = new HashSet<>();
    private final List<Difference> differing = new ArrayList<>();
    private long plans;

    /** @param now what the plan says today; null when today's plan decides less */
    public record Difference(
            long seq, JsonNode recorded, @Nullable JsonNode now) {}

    /**
     * @param plans how many PLAN entries were derived again; with none of them nothing is the same
     * @param unrecorded ids of decisions that are shown and that no PLAN entry has
     */
    public record Result(
            long plans, List<JsonNode> decisions, boolean same, List<Difference> differing, List<String> unrecorded) {}

    /** What of a decision never changes after it was made. */
    public record Shown(String id, Instant at, Remedy remedy, String kind, String target, long epoch) {

        private static Shown of(JsonNode decision) {
            return new Shown(
                    decision.path("id").asText(),
                    CanonicalJson.read(decision.path("at"), Instant.class),
                    CanonicalJson.read(decision.path("remedy"), Remedy.class),
                    decision.path("target").path("kind").asText(),
                    decision.path("target").path("name").asText(),
                    decision.path("epoch").asLong());
        }
    }

    public void next(Entry entry) {
        String incident = entry.incident();
        if (entry.kind() != EntryKind.PLAN || incident == null) {
            return;
        }
        plans++;
        JsonNode decided = entry.body().path("decisions");
        decided.forEach(decisions::add);
        try {
            decided.forEach(d -> recorded.add(Shown.of(d)));
            Plan plan = Planner.plan(CanonicalJson.read(entry.body().path("input"), PlanInput.class));
            compare(
                    entry,
                    decided,
                    plan.decisions().stream()
                            .filter(d -> d.id().startsWith(incident + "."))
                            .toList());
            compare(
                    entry,
                    entry.body().path("verifications"),
                    plan.verifications().stream()
                            .filter(v -> v.incident().equals(incident))
                            .toList());
            JsonNode takenBack = entry.body().path("takenBack");
            // the first records had none
            if (!takenBack.isMissingNode()) {
                compare(entry, takenBack, plan.takenBack(incident));
            }
        } catch (RuntimeException e) {
            // a record that was changed may lack anything that a plan needs
            differing.add(new Difference(entry.seq(), decided, null));
        }
    }

    private void compare(Entry entry, JsonNode then, List<?> derived) {
        String now = CanonicalJson.of(derived);
        if (!CanonicalJson.of(then).equals(now)) {
            differing.add(new Difference(entry.seq(), then, CanonicalJson.tree(now)));
        }
    }

    /** @param shown decisions of incidents, which the entries have to hold */
    public Result result(Collection<Shown> shown) {
        List<String> unrecorded =
                shown.stream().filter(d -> !recorded.contains(d)).map(Shown::id).toList();
        boolean same = plans > 0 && differing.isEmpty() && unrecorded.isEmpty();
        return new Result(plans, List.copyOf(decisions), same, List.copyOf(differing), unrecorded);
    }
}
