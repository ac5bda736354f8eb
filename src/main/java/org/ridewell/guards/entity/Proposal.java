package org.ridewell.guards.entity;

import org.jspecify.annotations.Nullable;
import org.ridewell.playbooks.entity.Fault;
import org.ridewell.playbooks.entity.Playbook;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;

/**
 * What the plan would like to do, before the guards are asked.
 *
 * @param fingerprint same fault on the same workload or dependency: what cooldowns and the chain breaker count by
 * @param workload null when it touches none
 */
public record Proposal(
        Fault fault,
        Remedy remedy,
        Target target,
        String fingerprint,
        @Nullable String workload,
        Playbook playbook) {}
