package org.ridewell.rides.entity;

import org.ridewell.money.entity.Money;

/**
 * What a cancellation costs the rider, and why.
 *
 * @param policy version of the policy that said so
 */
public record CancellationFee(CancellationRule rule, Money amount, int policy) {}
