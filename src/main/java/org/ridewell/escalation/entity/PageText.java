package org.ridewell.escalation.entity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.ridewell.remedies.entity.Target;
import org.ridewell.signals.entity.Signal;
import org.ridewell.watchdog.entity.Decision;
import org.ridewell.watchdog.entity.Incident;

/**
 * What somebody reads who is called: what is wrong with what, why a human is needed now, what was tried and how it ended. In the record's own words, and without what an act carries to be
 * done or undone: a mail is no place for a secret.
 */
public record PageText(String subject, String body) {

    /** The last ones tell why nothing else is left; the page has all. */
    private static final int SHOWN = 20;

    /**
     * @param page the decision to call
     * @param where address of the page that shows the rest
     */
    public static PageText of(Incident incident, Decision page, String where) {
        List<String> lines = new ArrayList<>();
        lines.add("A human is needed: " + line(page.reason()));
        lines.add("");
        lines.add("Fault: " + incident.fault() + ", " + line(incident.reason()));
        lines.add("Target: " + target(incident.target()));
        lines.add("Suspected at " + time(incident.suspectedAt()) + ", called at " + time(page.at()));
        lines.add("Incident: " + incident.id());
        lines.add("Look at: " + where);
        lines.add("");
        lines.add("Tried before:");
        lines.addAll(tried(incident, page));
        if (!page.evidence().isEmpty()) {
            lines.add("");
            lines.add("Seen:");
            page.evidence().stream().limit(SHOWN).map(PageText::seen).forEach(lines::add);
        }
        return new PageText(
                "Ridewell needs a human: " + incident.fault() + ", " + target(incident.target()),
                String.join("\n", lines) + "\n");
    }

    private static List<String> tried(Incident incident, Decision page) {
        List<String> steps = incident.decisions().stream()
                .filter(d -> !d.id().equals(page.id()))
                .map(PageText::step)
                .toList();
        return steps.isEmpty() ? List.of("- nothing") : steps.subList(Math.max(0, steps.size() - SHOWN), steps.size());
    }

    private static String step(Decision decision) {
        String guard = decision.guard() == null ? "" : " by " + decision.guard();
        String effect = decision.verification() == null ? "" : ", then " + decision.verification();
        return "- " + time(decision.at()) + " " + decision.remedy() + " of " + target(decision.target()) + ": "
                + decision.outcome() + guard + effect + ", " + line(decision.reason());
    }

    private static String seen(Signal signal) {
        return "- " + signal.name() + " of " + signal.target() + ": " + signal.value() + " at " + time(signal.at());
    }

    private static String target(Target target) {
        String workload = target.workload();
        String of = workload == null || workload.equals(target.name()) ? "" : " of " + workload;
        return target.kind() + " " + target.name() + of;
    }

    private static Instant time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
