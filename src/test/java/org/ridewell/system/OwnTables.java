package org.ridewell.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Empty copies of a server's tables in a schema of their own: a test drives a repository on them, and the server writes to its own ones. */
public final class OwnTables implements AutoCloseable {

    private static final String SCHEMA = "own_tables";

    private final LibertyServer server;

    public OwnTables(LibertyServer server, String... tables) throws SQLException {
        this.server = server;
        execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        execute("CREATE SCHEMA " + SCHEMA);
        for (String table : tables) {
            execute("CREATE TABLE " + SCHEMA + "." + table + " (LIKE public." + table + " INCLUDING ALL)");
        }
    }

    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.databaseUrl().replaceFirst("^postgres://[^@]+@", "jdbc:postgresql://"));
        source.setUser("postgres");
        source.setPassword("postgres");
        source.setCurrentSchema(SCHEMA);
        return source;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("DROP SCHEMA " + SCHEMA + " CASCADE");
    }
}
