package org.ridewell.probes.entity;

import java.time.Duration;

/**
 * How often a pod is asked. One that missed an answer is asked again sooner: four answers missed by a hung pod are known a second earlier, and a healthy one costs no more.
 *
 * @param calm between two questions to a pod that answers
 * @param doubtful between two to one that missed its last answer
 */
public record ProbeRhythm(Duration calm, Duration doubtful) {

    public static final ProbeRhythm STANDARD = new ProbeRhythm(Duration.ofSeconds(1), Duration.ofMillis(500));

    /** The clock that asks is not exact: what is due within this is due. */
    private static final Duration SLACK = Duration.ofMillis(125);

    public boolean isDue(Duration sinceAsked, boolean missed) {
        return sinceAsked.plus(SLACK).compareTo(missed ? doubtful : calm) >= 0;
    }

    /** How often somebody has to look whether a question is due. */
    public Duration tick() {
        return doubtful;
    }
}
