package org.ridewell.verdicts.entity;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.ridewell.verdicts.entity.Thresholds.Sustained;

/** The last n samples about one symptom of one thing. Each observation counts once, however often the loop looks at it. */
final class Window {

    private record Sample(boolean bad, Instant at) {}

    private final Sustained rule;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private boolean sick;
    private @Nullable Instant suspectedAt;

    Window(Sustained rule) {
        this.rule = rule;
    }

    /** Returns whether the symptom holds after this sample. */
    boolean add(boolean bad, Instant at) {
        Sample last = samples.peekLast();
        if (last != null && !at.isAfter(last.at())) {
            return sick;
        }
        samples.addLast(new Sample(bad, at));
        if (samples.size() > Math.max(rule.n(), rule.leave())) {
            samples.removeFirst();
        }
        if (!sick && bad(rule.n()) >= rule.k()) {
            sick = true;
            suspectedAt = firstBad();
        }
        if (sick && samples.size() >= rule.leave() && bad(rule.leave()) == 0) {
            sick = false;
            suspectedAt = null;
        }
        return sick;
    }

    /** Were there enough samples to tell? After a change of leader there are none yet. */
    boolean isConclusive() {
        return sick || samples.size() >= rule.k();
    }

    long badOnes() {
        return bad(rule.n());
    }

    boolean isSick() {
        return sick;
    }

    @Nullable
    Instant suspectedAt() {
        return suspectedAt;
    }

    private long bad(int lastSamples) {
        return samples.stream()
                .skip(Math.max(0, samples.size() - lastSamples))
                .filter(Sample::bad)
                .count();
    }

    private @Nullable Instant firstBad() {
        return samples.stream().filter(Sample::bad).map(Sample::at).findFirst().orElse(null);
    }
}
