package org.ridewell.watchdog.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.watchdog.entity.Memory;

/** The memory where no cluster keeps it: on this disk at once, so that a lost database stops no healing, and in PostgreSQL for whoever leads next. The newer one counts. */
@ApplicationScoped
public class DatabaseMemory implements MemoryStore {

    private static final Logger LOG = Logger.getLogger(DatabaseMemory.class.getName());

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    @Inject
    private WatchdogFolder folder;

    /** What the database does not have yet. */
    private volatile @Nullable String unfollowed;

    @Override
    public Platform platform() {
        return Platform.NONE;
    }

    @Override
    public Optional<Memory> load() throws IOException {
        Optional<String> here =
                Files.exists(file()) ? Optional.of(Files.readString(file(), StandardCharsets.UTF_8)) : Optional.empty();
        Optional<String> there = fromDatabase();
        return (version(there) >= version(here) ? there : here).map(Memory::read);
    }

    @Override
    public void save(Memory memory) throws IOException {
        String document = CanonicalJson.of(memory);
        Path next = file().resolveSibling("memory.json.next");
        Files.createDirectories(file().getParent());
        Files.writeString(next, document, StandardCharsets.UTF_8);
        Files.move(next, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        unfollowed = document;
    }

    /** Brings to the database what the disk holds. Called beside the loop, which never waits for the database. */
    void followDisk() throws SQLException {
        String document = unfollowed;
        if (document == null) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO watchdog_memory (id, version, document) VALUES (1, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version, document = EXCLUDED.document
                        WHERE watchdog_memory.version < EXCLUDED.version""")) {
            upsert.setLong(1, version(Optional.of(document)));
            upsert.setString(2, document);
            upsert.executeUpdate();
        }
        if (document.equals(unfollowed)) {
            unfollowed = null;
        }
    }

    private Path file() {
        return folder.path().resolve("memory.json");
    }

    private Optional<String> fromDatabase() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT document FROM watchdog_memory");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the memory is read from disk only", e);
            return Optional.empty();
        }
    }

    private static long version(Optional<String> document) {
        return document.map(d -> CanonicalJson.tree(d).path("version").asLong()).orElse(-1L);
    }
}
