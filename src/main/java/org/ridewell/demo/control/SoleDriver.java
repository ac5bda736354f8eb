package org.ridewell.demo.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.events.control.DirectDatabase;

/** Of several replicas one drives the demo captains: the one whose database session holds a lock. Dying lets go of it. */
@ApplicationScoped
public class SoleDriver {

    private static final Logger LOG = Logger.getLogger(SoleDriver.class.getName());

    @Inject
    private DirectDatabase database;

    private @Nullable Connection session;

    public synchronized boolean isMe() {
        try {
            Connection held = session;
            if (held != null) {
                return ask(held, "SELECT true");
            }
            Connection fresh = database.connect();
            if (ask(fresh, "SELECT pg_try_advisory_lock(hashtextextended('demo', 60))")) {
                session = fresh;
                return true;
            }
            fresh.close();
            return false;
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the lock of the demo was lost", e);
            stepDown();
            return false;
        }
    }

    public synchronized void stepDown() {
        Connection held = session;
        session = null;
        if (held == null) {
            return;
        }
        try {
            held.close();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the session was broken already", e);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
