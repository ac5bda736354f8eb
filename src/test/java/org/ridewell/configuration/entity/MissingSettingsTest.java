package org.ridewell.configuration.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MissingSettingsTest {

    @Test
    void namesAllThatIsMissingAtOnce() {
        assertThat(MissingSettings.of(name -> Optional.empty()))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly(
                        "DATABASE_URL",
                        "RIDEWELL_JWT_PRIVATE_KEY",
                        "RIDEWELL_MAIL_FROM",
                        "RIDEWELL_OPS_EMAIL",
                        "RIDEWELL_OPS_PASSWORD",
                        "RIDEWELL_PUBLIC_URL",
                        "RIDEWELL_SMTP_HOST",
                        "RIDEWELL_START_CODE_SECRET",
                        "RIDEWELL_WATCHDOG_SECRET");
    }

    @Test
    void takesABlankOneForMissing() {
        Map<String, String> configured = Map.of("DATABASE_URL", "  ");
        assertThat(MissingSettings.of(name -> Optional.ofNullable(configured.getOrDefault(name, "set"))))
                .singleElement()
                .asString()
                .startsWith("DATABASE_URL");
    }

    @Test
    void saysNothingWhenAllIsThere() {
        assertThat(MissingSettings.of(name -> Optional.of("set"))).isEmpty();
    }
}
