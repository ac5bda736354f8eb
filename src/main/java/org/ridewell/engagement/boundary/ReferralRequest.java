package org.ridewell.engagement.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The code of whoever invited the caller. */
public record ReferralRequest(@NotBlank @Size(max = 20) String code) {}
