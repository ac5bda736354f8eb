package org.ridewell.audit.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.record.entity.Entry;
import org.ridewell.record.entity.EntryKind;
import org.ridewell.watchdog.entity.Plan;
import org.ridewell.watchdog.entity.PlanInput;
import org.ridewell.watchdog.entity.Planner;

/** Derives each decision again from the input that its PLAN entry recorded, and compares it with what was decided then. */
public final class Replay {

    private final List<JsonNode> decisions = new ArrayList<>();
    private final List<Difference> differing = new ArrayList<>();
    private long plans;

    /** @param now what the plan says today; null when today's plan decides less */
    public record Difference(
            long seq, JsonNode recorded, @Nullable JsonNode now) {}

    /** @param plans how many PLAN entries were derived again */
    public record Result(long plans, List<JsonNode> decisions, boolean same, List<Difference> differing) {}

    public void next(Entry entry) {
        String incident = entry.incident();
        if (entry.kind() != EntryKind.PLAN || incident == null) {
            return;
        }
        plans++;
        JsonNode recorded = entry.body().path("decisions");
        recorded.forEach(decisions::add);
        JsonNode recordedVerified = entry.body().path("verifications");
        try {
            Plan plan = Planner.plan(CanonicalJson.read(entry.body().path("input"), PlanInput.class));
            compare(
                    entry,
                    recorded,
                    plan.decisions().stream()
                            .filter(d -> d.id().startsWith(incident + "."))
                            .toList());
            compare(
                    entry,
                    recordedVerified,
                    plan.verifications().stream()
                            .filter(v -> v.incident().equals(incident))
                            .toList());
        } catch (IllegalArgumentException e) {
            differing.add(new Difference(entry.seq(), recorded, null));
        }
    }

    private void compare(Entry entry, JsonNode recorded, List<?> derived) {
        String then = CanonicalJson.of(recorded);
        String now = CanonicalJson.of(derived);
        if (!then.equals(now)) {
            differing.add(new Difference(entry.seq(), recorded, CanonicalJson.tree(now)));
        }
    }

    public Result result() {
        return new Result(plans, List.copyOf(decisions), differing.isEmpty(), List.copyOf(differing));
    }
}
