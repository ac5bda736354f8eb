package org.ridewell.sessions.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAccessTest {

    @ParameterizedTest
    @CsvSource({"/ride,RIDER", "/ride.xhtml,RIDER", "/rides/ride.xhtml,RIDER", "/drive,CAPTAIN", "/audit,AUDITOR"})
    void guardsAPageUnderEachOfItsAddresses(String path, String role) {
        assertThat(PageAccess.rolesFor(path)).containsExactly(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.xhtml", "/tiles/14/8530/5974.png", "/jakarta.faces.resource/app.css.xhtml"})
    void leavesTheRestToEverybody(String path) {
        assertThat(PageAccess.rolesFor(path)).isEmpty();
    }
}
