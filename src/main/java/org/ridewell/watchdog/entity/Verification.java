package org.ridewell.watchdog.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.verdicts.entity.Judged;
import org.ridewell.verdicts.entity.Judged.Kind;
import org.ridewell.verdicts.entity.Thresholds;
import org.ridewell.verdicts.entity.Verdicts;
import org.ridewell.watchdog.entity.Decision.Effect;
import org.ridewell.watchdog.entity.Incident.Pending;

/** Did it help? The treated unit against its untreated peers and against the readings at the act, over a fixed window. Harm is seen at once; everything else at the window's end. */
final class Verification {

    /** Error ratio by which the peers may get worse before it is called harm. */
    private static final double HARM = 0.25;
    /** Error ratio at which a service counts as well. */
    private static final double WELL = 0.05;
    /** Seconds below which nobody calls a service slow: fresh pods answer a little later than warm ones. */
    private static final double PROMPT = 0.25;
    /** Seconds from which the judge may call a revision slow. */
    private static final double SLOW = Thresholds.DEFAULT.leastLatency();

    private static final Duration LASTING = Duration.ofSeconds(15);

    private Verification() {}

    /** Empty while it is too early to tell. */
    static Optional<Effect> effect(
            Decision decision, Pending pending, Snapshot snapshot, Verdicts verdicts, Instant now) {
        if (clouded(decision, verdicts)) {
            return now.isBefore(pending.until()) ? Optional.empty() : Optional.of(Effect.INCONCLUSIVE);
        }
        Reading before = pending.baseline();
        Reading after = Reading.of(decision.target(), snapshot);
        if (before.known()
                && after.known()
                && harmful(decision, before, after)
                && lasts(decision, after, verdicts, now)) {
            return Optional.of(Effect.HARMFUL);
        }
        if (now.isBefore(pending.until())) {
            return Optional.empty();
        }
        if (!before.known()
                || !after.known()
                || shieldsFromNothing(decision, before, after)
                || undecided(decision, before, after)) {
            return Optional.of(Effect.INCONCLUSIVE);
        }
        return Optional.of(helped(decision, before, after) ? Effect.EFFECTIVE : Effect.NO_EFFECT);
    }

    /** The number that would decide is not to be had: nothing seen is neither good nor bad. */
    private static boolean undecided(Decision decision, Reading before, Reading after) {
        return switch (decision.remedy()) {
            case SCALE_OUT -> before.saturation() == null || after.saturation() == null;
            case QUARANTINE, RESTART, MOVE -> after.saturation() == null;
            case ROLL_BACK, SHIFT_TRAFFIC ->
                isOfAnswers(decision) && (after.errors() == null || after.latency() == null);
            case PROTECT, PAGE -> false;
        };
    }

    /** A revision that answers badly is known by its answers; one that crashes or is never ready by its pods. */
    private static boolean isOfAnswers(Decision decision) {
        return Fault.BAD_REVISION.name().equals(decision.parameters().get("fault"));
    }

    /** A shared dependency is lost: whatever gets worse now, the act is not to blame, and nothing shows that it helped. */
    private static boolean clouded(Decision decision, Verdicts verdicts) {
        boolean concerned = decision.remedy() != Remedy.PROTECT && decision.remedy() != Remedy.PAGE;
        return concerned && !verdicts.lostDependencies().isEmpty();
    }

    /** A roll-back leaves no untreated peers: its harm must outlast the time in which a lost dependency becomes known. */
    private static boolean lasts(Decision decision, Reading after, Verdicts verdicts, Instant now) {
        return decision.remedy() != Remedy.ROLL_BACK
                || verdicts.of(Kind.REVISION, after.revision())
                        .filter(Judged::sick)
                        .filter(j -> !j.since().plus(LASTING).isAfter(now))
                        .isPresent();
    }

    /** Where no call failed before the breakers were opened, that none fails behind them shows nothing; and one that fails now may have waited for its time-out since before. */
    private static boolean shieldsFromNothing(Decision decision, Reading before, Reading after) {
        return decision.remedy() == Remedy.PROTECT && shielded(after) && before.failedCalls() == 0;
    }

    private static boolean shielded(Reading after) {
        return after.shielded() == after.wanted();
    }

    private static boolean harmful(Decision decision, Reading before, Reading after) {
        return switch (decision.remedy()) {
            case PROTECT, SCALE_OUT, PAGE -> false;
            case ROLL_BACK -> worse(before, after, HARM);
            default -> worse(before, after, HARM) || halved(before, after);
        };
    }

    /** Where nothing is asked nothing fails. */
    private static boolean worse(Reading before, Reading after, double by) {
        return value(after.errors()) > value(before.errors()) + by;
    }

    private static double value(@Nullable Double known) {
        return known == null ? 0 : known;
    }

    /** The peers that were fine when the pod was treated are going down with it. */
    private static boolean halved(Reading before, Reading after) {
        long left = before.peers().stream().filter(after.peers()::contains).count();
        return before.peers().size() > 1 && left * 2 < before.peers().size();
    }

    private static boolean helped(Decision decision, Reading before, Reading after) {
        return switch (decision.remedy()) {
            case PROTECT -> shielded(after) && after.failedCalls() <= before.failedCalls() / 2;
            case QUARANTINE, RESTART, MOVE -> after.ready() >= after.wanted() && !worse(before, after, WELL);
            case ROLL_BACK, SHIFT_TRAFFIC ->
                !after.revision().equals(before.revision())
                        && after.ready() >= after.wanted()
                        && (isOfAnswers(decision) ? recovered(before, after) : !worse(before, after, WELL));
            case SCALE_OUT -> after.ready() > before.ready() && value(after.saturation()) < value(before.saturation());
            case PAGE -> false;
        };
    }

    /** By what was wrong: its failures where it failed, else how late it answered. Pods that have just started answer late, whatever the revision. */
    private static boolean recovered(Reading before, Reading after) {
        double errors = value(before.errors());
        return errors > WELL
                ? value(after.errors()) <= Math.max(WELL, errors / 2)
                : value(after.errors()) <= WELL && value(after.latency()) <= allowed(value(before.latency()));
    }

    /** Half of what was too slow; where that was not the trouble, what nobody calls slow. */
    private static double allowed(double latency) {
        return latency >= SLOW ? Math.max(SLOW, latency / 2) : PROMPT;
    }
}
