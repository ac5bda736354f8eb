package org.ridewell.problem.entity;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/** Tells a lost database from a fault of ours. */
public final class DatabaseOutage {

    private DatabaseOutage() {}

    /**
     * No connection to the database, or one that broke: SQLSTATE class 08, or 57P0x while it shuts down (PostgreSQL's
     * documentation, appendix A), anywhere among the causes.
     */
    public static boolean explains(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return state.startsWith("08")
                || state.startsWith("57P")
                || sql instanceof SQLTransientConnectionException
                || sql instanceof SQLRecoverableException;
    }
}
