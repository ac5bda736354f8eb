package org.ridewell.events.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.ridewell.datasource.DatabaseUrl;

/** A connection to the same database that is not the pool's: for what has to be held for as long as the process lives. */
@ApplicationScoped
public class DirectDatabase {

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    public Connection connect() throws SQLException {
        DatabaseUrl url = url();
        Properties properties = new Properties();
        if (url.user() != null) {
            properties.setProperty("user", url.user());
        }
        if (url.password() != null) {
            properties.setProperty("password", url.password());
        }
        properties.setProperty("ApplicationName", "ridewell-notices");
        properties.setProperty("connectTimeout", "5");
        // a peer that lost its power says nothing: the listener asks every ten seconds and gives up on no answer
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = new Driver().connect(url.jdbc(), properties);
        if (connection == null) {
            throw new SQLException("not an address of PostgreSQL");
        }
        return connection;
    }

    private DatabaseUrl url() throws SQLException {
        String configured = System.getenv("DATABASE_URL");
        if (configured != null && !configured.isBlank()) {
            return DatabaseUrl.parse(configured);
        }
        // the embedded database chose its port when the pool first asked for it
        try (Connection pooled = dataSource.getConnection()) {
            return new DatabaseUrl(pooled.getMetaData().getURL(), "postgres", "postgres");
        }
    }
}
