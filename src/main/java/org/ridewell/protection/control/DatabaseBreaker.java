package org.ridewell.protection.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Predicate;

/**
 * Rung 0 for the database: nothing waits for it while the protection holds and this pod's own ping finds it away. Both, so that requests pass as soon as it answers again, however
 * long the protection lasts.
 */
@ApplicationScoped
public class DatabaseBreaker {

    private final Protections protections;
    private final Predicate<String> down;

    /** For the client proxy that CDI makes. */
    DatabaseBreaker() {
        this(new Protections(), dependency -> false);
    }

    @Inject
    public DatabaseBreaker(Protections protections, DependencyPings pings) {
        this(protections, pings::isDown);
    }

    /** @param down whether a dependency is away */
    DatabaseBreaker(Protections protections, Predicate<String> down) {
        this.protections = protections;
        this.down = down;
    }

    public boolean isOpen() {
        return protections.isOpen(DatabasePing.NAME) && down.test(DatabasePing.NAME);
    }
}
