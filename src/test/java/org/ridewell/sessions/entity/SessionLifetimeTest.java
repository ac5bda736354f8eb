package org.ridewell.sessions.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionLifetimeTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"RIDER", "CAPTAIN"})
    void lastsAMonthAfterTheLastUse(String role) {
        Instant later = START.plus(Duration.ofDays(10));
        assertThat(SessionLifetime.of(role).expiry(START, later)).isEqualTo(later.plus(Duration.ofDays(30)));
    }

    @Test
    void endsAfterHalfAYearHoweverMuchItIsUsed() {
        Instant late = START.plus(Duration.ofDays(179));
        assertThat(SessionLifetime.EVERYDAY.expiry(START, late)).isEqualTo(START.plus(Duration.ofDays(180)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPS", "AUDITOR"})
    void lastsAWorkingDayForThoseWithPower(String role) {
        Instant late = START.plus(Duration.ofHours(11));
        assertThat(SessionLifetime.of(role).expiry(START, late)).isEqualTo(START.plus(Duration.ofHours(12)));
    }
}
