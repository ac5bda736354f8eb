package org.ridewell.welcome.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.accounts.entity.AccountRole;

class LandingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rides",
                "/account",
                "/receipt?ride=01k0000000000000000000000a",
                "/rides.xhtml",
                "/rides?month=2026-11"
            })
    void landsOnTheRidersPageThatWasAskedFor(String next) {
        assertThat(Landing.after(next, AccountRole.RIDER)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/ride",
                "//evil.example/ride",
                "/\\evil.example/ride",
                "\\\\evil.example/ride",
                "/ride/../../evil",
                "/ride\r\nLocation: https://evil.example",
                "javascript:alert(1)",
                " /ride",
                "/ride#https://evil.example",
                "/api/rides",
                "/unknown",
                ""
            })
    void landsAtHomeInsteadOfElsewhere(String next) {
        assertThat(Landing.after(next, AccountRole.RIDER)).isEqualTo("/ride");
    }

    @Test
    void landsAtHomeWhenThePageIsOfAnotherRole() {
        assertThat(Landing.after("/audit", AccountRole.CAPTAIN)).isEqualTo("/drive");
    }

    @Test
    void landsAtHomeWhenNothingWasAskedFor() {
        assertThat(Landing.after(null, AccountRole.OPS)).isEqualTo("/ops");
    }
}
