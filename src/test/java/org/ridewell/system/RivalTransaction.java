package org.ridewell.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A transaction beside those of the server: it holds rows, so that a test stops a request between two of its steps and looks. */
public final class RivalTransaction implements AutoCloseable {

    private final Connection own;
    private final Connection onlooker;

    public RivalTransaction(LibertyServer server) throws SQLException {
        own = server.database();
        own.setAutoCommit(false);
        onlooker = server.database();
    }

    /** Reads and locks, or writes, until the commit. */
    public void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(own, sql, parameters)) {
            statement.execute();
        }
    }

    /** The first column of the first row as everybody else sees it now. */
    public String committed(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(onlooker, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** Until so many others wait for what is held here. */
    public void awaitWaiting(int others) throws SQLException {
        String pid;
        try (PreparedStatement statement = prepared(own, "SELECT pg_backend_pid()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            pid = row.getString(1);
        }
        Awaitility.await("requests that wait for this transaction")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Integer.parseInt(committed(
                                "SELECT count(*) FROM pg_stat_activity WHERE CAST(? AS integer) = ANY (pg_blocking_pids(pid))",
                                pid))
                        >= others);
    }

    public void commit() throws SQLException {
        own.commit();
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        own.close();
        onlooker.close();
    }
}
