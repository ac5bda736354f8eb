package org.ridewell.cluster.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.cluster.entity.Timing;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.database.control.Migrations;
import org.ridewell.watchdog.control.Leadership;

/** Competes for the Lease from a thread of its own, so that no busy pool delays a renewal. */
@ApplicationScoped
public class KubernetesLeadership implements Leadership {

    private static final Logger LOG = Logger.getLogger(KubernetesLeadership.class.getName());

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Inject
    private ClusterConnection connection;

    @Inject
    private Clock clock;

    @Resource
    private ManagedThreadFactory threads;

    private volatile @Nullable LeaseElector elector;

    void begin(@Observes @Priority(Migrations.FIRST + 70) Startup event) {
        if (!connection.isWanted()) {
            return;
        }
        elector = connection.parts().elector();
        Thread thread = threads.newThread(this::compete);
        thread.setName("ridewell-lease");
        thread.start();
    }

    @PreDestroy
    void end() {
        stopped.countDown();
        LeaseElector competing = elector;
        if (competing != null) {
            competing.release();
        }
    }

    @Override
    public Platform platform() {
        return Platform.KUBERNETES;
    }

    @Override
    public boolean isLeader() {
        LeaseElector competing = elector;
        return competing != null && competing.isLeader();
    }

    @Override
    public long epoch() {
        LeaseElector competing = elector;
        return competing == null ? 0 : competing.epoch();
    }

    /** The remaining time comes from the monotonic clock: a wall clock that jumps moves this, not the deadline. */
    @Override
    public Instant renewDeadline() {
        LeaseElector competing = elector;
        return competing == null ? Instant.EPOCH : clock.instant().plus(competing.left());
    }

    @Override
    public String holder() {
        LeaseElector competing = elector;
        return competing == null ? "" : competing.holder();
    }

    private void compete() {
        LeaseElector competing = connection.parts().elector();
        try {
            do {
                step(competing);
            } while (!stopped.await(Timing.STANDARD.retry().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void step(LeaseElector competing) {
        try {
            competing.step();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "an attempt for the lease failed", e);
        }
    }
}
