package org.ridewell.protection.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseGuardTest {

    @ParameterizedTest
    @CsvSource({
        "/api/rides/current,true",
        "/api/sessions,true",
        "/api/me/notifications,true",
        "/api/opsx,true",
        "/api/rides/ops,true",
        "/api/ops,false",
        "/api/ops/fleet,false",
        "/api/ops/alerts,false",
        "/api/internal/protections,false",
        "/api/internal/protections/p.0,false"
    })
    void operationsAndTheWatchdogsLineStayReachable(String path, boolean needsDatabase) {
        assertThat(DatabaseGuard.needsDatabase(path)).isEqualTo(needsDatabase);
    }
}
