package org.ridewell.watchdog.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.ridewell.signals.entity.Snapshot.Pause;

/** The pause of the page, in PostgreSQL for every replica. On a cluster the ConfigMap works as well, also without a database. */
@ApplicationScoped
public class PauseButton {

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    public Optional<Pause> pressed() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT by, reason, since FROM watchdog_pause");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Pause(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()))
                    : Optional.empty();
        }
    }

    /** The last one to press gives the reason. */
    public void press(Pause pause) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO watchdog_pause (id, by, reason, since) VALUES (1, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET by = EXCLUDED.by, reason = EXCLUDED.reason""")) {
            upsert.setString(1, pause.by());
            upsert.setString(2, pause.reason());
            upsert.setObject(3, pause.since().atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        }
    }

    public void release() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM watchdog_pause")) {
            delete.executeUpdate();
        }
    }
}
