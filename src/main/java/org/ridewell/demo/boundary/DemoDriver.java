package org.ridewell.demo.boundary;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ridewell.demo.entity.Drive;
import org.ridewell.dispatch.boundary.OfferView;
import org.ridewell.geo.entity.Position;
import org.ridewell.rides.boundary.RideView;

/**
 * One demo captain at the wheel: roams the streets, thinks about offers like a person, drives rides in a minute or two.
 * What the captain does follows from the database only, so a restart in mid-ride just goes on.
 */
final class DemoDriver {

    private static final Duration TO_PICKUP = Duration.ofSeconds(25);
    private static final Duration TO_DESTINATION = Duration.ofSeconds(45);
    private static final Duration ROAMING = Duration.ofHours(1);
    /** The passenger gets in. */
    private static final Duration BOARDING = Duration.ofSeconds(5);
    /** Looks at the database now and then, in case that a notification was lost. */
    private static final Duration GLANCE = Duration.ofSeconds(20);
    /** One offer in so many is declined. */
    private static final int CHOOSY = 15;

    private final String id;
    private final Cockpit cockpit;
    private final RandomGenerator random;
    private final AtomicBoolean news = new AtomicBoolean(true);

    private Position position;
    private @Nullable Drive drive;
    private @Nullable RideView ride;
    private @Nullable OfferView offer;
    private Instant answerAt = Instant.MAX;
    private Instant boardedAt = Instant.MAX;
    private Instant glanceAt = Instant.MIN;
    private boolean even;

    DemoDriver(String id, Cockpit cockpit, RandomGenerator random) {
        this.id = id;
        this.cockpit = cockpit;
        this.random = random;
        this.position = cockpit.position(id).orElseGet(() -> cockpit.somewhere(random));
    }

    String id() {
        return id;
    }

    /** Something about this captain changed. */
    void notice() {
        news.set(true);
    }

    void tick(Instant now) {
        if (news.getAndSet(false) || now.isAfter(glanceAt)) {
            look(now);
        }
        if (ride != null) {
            drive(ride, now);
        } else {
            answer(now);
            roam(now);
        }
    }

    private void look(Instant now) {
        glanceAt = now.plus(GLANCE);
        RideView before = ride;
        ride = cockpit.ride(id).orElse(null);
        if (ride == null && before != null) {
            drive = null;
        }
        OfferView open = ride == null ? cockpit.offer(id).orElse(null) : null;
        if (open != null && (offer == null || !offer.id().equals(open.id()))) {
            answerAt = now.plusMillis(2_000 + random.nextInt(3_000));
        }
        offer = open;
    }

    private void answer(Instant now) {
        if (offer == null || now.isBefore(answerAt)) {
            return;
        }
        if (random.nextInt(CHOOSY) == 0) {
            cockpit.decline(id, offer);
        } else {
            cockpit.accept(id, offer);
        }
        offer = null;
        news.set(true);
    }

    private void drive(RideView current, Instant now) {
        switch (current.state()) {
            case ACCEPTED -> {
                if (reaches(current.pickup().position(), TO_PICKUP, now)) {
                    cockpit.arrive(id, current.id());
                    boardedAt = now.plus(BOARDING);
                    news.set(true);
                }
            }
            case ARRIVED -> board(current, now);
            case STARTED -> {
                if (reaches(current.destination().position(), TO_DESTINATION, now)) {
                    if (cockpit.complete(id, current.id())) {
                        // polite people: nobody gets fewer than four stars
                        cockpit.rate(id, current.id(), 4 + random.nextInt(2));
                    }
                    news.set(true);
                }
            }
            default -> news.set(true);
        }
    }

    private void board(RideView current, Instant now) {
        drive = null;
        report(0, now);
        if (boardedAt.equals(Instant.MAX)) {
            boardedAt = now.plus(BOARDING);
        }
        if (now.isAfter(boardedAt)) {
            boardedAt = Instant.MAX;
            cockpit.start(id, current.id());
            news.set(true);
        }
    }

    private void roam(Instant now) {
        Drive roaming = drive;
        if (roaming == null || roaming.isOver(now)) {
            Position target = cockpit.somewhere(random);
            drive = cockpit.route(position, target)
                    .map(route -> Drive.of(route, target, ROAMING, now))
                    .orElse(null);
            return;
        }
        even = !even;
        if (even) {
            move(roaming, now);
        }
    }

    /** Drives on towards {@code target}; true at its end. */
    private boolean reaches(Position target, Duration atMost, Instant now) {
        Drive there = drive;
        if (there == null || !there.target().equals(target)) {
            drive = cockpit.route(position, target)
                    .map(route -> Drive.of(route, target, atMost, now))
                    .orElse(null);
            // no way between two points of one spot
            return drive == null;
        }
        move(there, now);
        return there.isOver(now);
    }

    private void move(Drive along, Instant now) {
        var waypoint = along.at(now);
        position = waypoint.position();
        report(waypoint.heading(), now);
    }

    private void report(double heading, Instant now) {
        if (!cockpit.report(id, position, heading, now)) {
            cockpit.goOnline(id, position);
        }
    }
}
