package org.ridewell.datasource;

import java.sql.SQLException;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * What Liberty pools. The address is only known when the first connection is asked for: from {@code DATABASE_URL}, or
 * from the embedded database, which starts then.
 */
public class RidewellDataSource extends PGConnectionPoolDataSource {

    private static final long serialVersionUID = 1L;
    private transient boolean located;

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        locate();
        return super.getPooledConnection();
    }

    /** Liberty calls this one, with null and null where server.xml names no user. */
    @Override
    public PooledConnection getPooledConnection(@Nullable String user, @Nullable String password) throws SQLException {
        locate();
        return user == null ? super.getPooledConnection() : super.getPooledConnection(user, password);
    }

    private synchronized void locate() {
        if (located) {
            return;
        }
        String configured = System.getenv("DATABASE_URL");
        DatabaseUrl url =
                configured == null || configured.isBlank() ? EmbeddedDatabase.url() : DatabaseUrl.parse(configured);
        setUrl(url.jdbc());
        if (url.user() != null) {
            setUser(url.user());
        }
        if (url.password() != null) {
            setPassword(url.password());
        }
        // A dead database must be noticed: the driver's default waits for ever. No statement takes a tenth of it, and
        // each that waits holds a thread and a rider. A frozen one still takes connections and never greets.
        setConnectTimeout(5);
        setLoginTimeout(5);
        setSocketTimeout(10);
        setApplicationName("ridewell");
        located = true;
    }
}
