package org.ridewell.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridewell.system.LibertyServer;

class ProductionStartIT {

    @Test
    void endsAndListsAllThatIsMissingAtOnce() {
        String log = LibertyServer.logOfRefusedStart(
                Map.of("RIDEWELL_MODE", "production", "RIDEWELL_MAIL_FROM", "a@example.org"));
        assertThat(log)
                .contains("DATABASE_URL", "RIDEWELL_JWT_PRIVATE_KEY", "RIDEWELL_OPS_EMAIL", "RIDEWELL_OPS_PASSWORD")
                .contains("RIDEWELL_PUBLIC_URL", "RIDEWELL_SMTP_HOST")
                .doesNotContain("RIDEWELL_MAIL_FROM");
    }
}
