package org.ridewell.routing.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ridewell.configuration.control.Settings;
import org.ridewell.configuration.entity.Role;
import org.ridewell.database.control.Migrations;

/** Loads the road graph beside the database's start; what starts after {@link #LOADED} may drive on it. */
@ApplicationScoped
public class Roads {

    /** Startup observers with a larger priority find the graph there. */
    public static final int LOADED = Migrations.FIRST + 5;

    /** The first routes run interpreted: 20 to 30 ms each. After about a thousand they take 0.4 ms. */
    private static final int WARM_UP = 1000;

    private static final Logger LOG = Logger.getLogger(Roads.class.getName());

    @Inject
    private Settings settings;

    private final CompletableFuture<RoadGraph> graph = new CompletableFuture<>();
    private volatile boolean warm;

    void begin(@Observes @Priority(Migrations.FIRST - 50) Startup event) {
        if (isNeeded()) {
            // Not the managed executor: it holds back what an application submits before it has started
            Thread loader = new Thread(this::load, "roads");
            loader.setDaemon(true);
            loader.start();
        }
    }

    void await(@Observes @Priority(LOADED) Startup event) {
        if (isNeeded()) {
            graph();
        }
    }

    /** The watchdog alone drives nowhere. */
    public boolean isNeeded() {
        return settings.role() != Role.WATCHDOG;
    }

    public boolean isWarm() {
        return warm;
    }

    public RoadGraph graph() {
        if (!isNeeded()) {
            throw new IllegalStateException("this role has no roads");
        }
        return graph.join();
    }

    private void load() {
        try {
            RoadGraph roads = RoadGraph.load();
            graph.complete(roads);
            Random random = new Random(1);
            for (int i = 0; i < WARM_UP; i++) {
                roads.route(roads.somewhere(random), roads.somewhere(random));
            }
            warm = true;
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.SEVERE, e, () -> "the road graph does not load: this server will not become ready");
            graph.completeExceptionally(e);
        }
    }
}
