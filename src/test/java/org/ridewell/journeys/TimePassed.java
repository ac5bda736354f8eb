package org.ridewell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.ridewell.system.LibertyServer;

/** Nobody waits for minutes in a test: what a rider waits for lies in the past. */
final class TimePassed {

    private static final String OF_RIDER = " AND rider_id IN (SELECT id FROM account WHERE name = ?)";

    private TimePassed() {}

    /** Nobody took the ride in time. */
    static void inSearch(String rider) throws SQLException {
        change("UPDATE ride SET lapses_at = now() WHERE state = 'REQUESTED'" + OF_RIDER, rider);
    }

    /** The price that the rider looks at is held no longer. */
    static void withThePrice(String rider) throws SQLException {
        change("UPDATE quote SET expires_at = now() - interval '1 second' WHERE expires_at > now()" + OF_RIDER, rider);
    }

    /** The captain has waited so long that the rider is taken not to come. */
    static void atThePickup(String rider) throws SQLException {
        change("UPDATE ride SET arrived_at = now() - interval '6 minutes' WHERE state = 'ARRIVED'" + OF_RIDER, rider);
    }

    private static void change(String sql, String rider) throws SQLException {
        try (Connection database = LibertyServer.shared().database();
                PreparedStatement update = database.prepareStatement(sql)) {
            update.setString(1, rider);
            assertThat(update.executeUpdate()).isPositive();
        }
    }
}
