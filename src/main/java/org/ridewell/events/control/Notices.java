package org.ridewell.events.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;

/**
 * Hears what PostgreSQL notifies, on one connection and one thread of its own. It comes back after a lost database with
 * growing pauses and then tells its subscribers that they may have missed something.
 */
@ApplicationScoped
public class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Milliseconds between questions to a silent database. */
    private static final int QUIET = 10_000;

    @Inject
    private DirectDatabase database;

    @Inject
    private Settings settings;

    @Resource
    private ManagedThreadFactory threads;

    private final Map<String, List<Consumer<String>>> handlers = new ConcurrentHashMap<>();
    private final List<Runnable> reconnected = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Connection current;

    /** {@code handler} runs on the listening thread: it must return at once. Subscribe before this bean starts. */
    public void subscribe(String channel, Consumer<String> handler) {
        handlers.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>()).add(handler);
    }

    public void onReconnect(Runnable handler) {
        reconnected.add(handler);
    }

    void start(@Observes @Priority(Migrations.FIRST + 900) Startup event) {
        if (settings.role().servesRides()) {
            threads.newThread(this::listenForEver).start();
        }
    }

    void stop(@Observes Shutdown event) {
        stopped.countDown();
        close(current);
    }

    private void listenForEver() {
        Duration pause = Duration.ofMillis(100);
        while (!isStopped(Duration.ZERO)) {
            try (Connection connection = database.connect()) {
                current = connection;
                listen(connection);
                pause = Duration.ofMillis(100);
                hear(connection);
            } catch (SQLException | RuntimeException e) {
                if (!isStopped(pause)) {
                    LOG.log(Level.WARNING, "notifications interrupted, connecting again: {0}", e.getMessage());
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String channel : handlers.keySet()) {
                statement.execute("LISTEN " + channel);
            }
        }
        reconnected.forEach(Runnable::run);
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!isStopped(Duration.ZERO)) {
            PGNotification[] heard = postgres.getNotifications(QUIET);
            if (heard == null || heard.length == 0) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
                continue;
            }
            for (PGNotification notification : heard) {
                deliver(notification);
            }
        }
    }

    private void deliver(PGNotification notification) {
        for (Consumer<String> handler : handlers.getOrDefault(notification.getName(), List.of())) {
            try {
                handler.accept(notification.getParameter());
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "a notification on " + notification.getName() + " was not understood");
            }
        }
    }

    private boolean isStopped(Duration atMost) {
        try {
            return stopped.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the listening connection was broken already", e);
        }
    }
}
