package org.ridewell.captains.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ridewell.captains.entity.CaptainPosition;
import org.ridewell.captains.entity.Mercator;
import org.ridewell.captains.entity.Shift;
import org.ridewell.database.control.Timestamps;
import org.ridewell.geo.entity.Position;

/** The captains' shifts. Whatever compares times does so by the database's clock. */
@ApplicationScoped
public class Shifts {

    /** A captain who says nothing for so long gets no offers. */
    public static final Duration SILENCE = Duration.ofSeconds(30);

    /** A captain and the ride that occupies them. */
    public record OnRide(String captainId, String rideId) {}

    @PersistenceContext(unitName = "ridewell")
    private EntityManager entities;

    public Optional<Shift> find(String captainId) {
        return one("", captainId);
    }

    public Optional<CaptainPosition> position(String captainId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT lat, lon, heading, heard_at FROM captain_shift WHERE captain_id = ?1")
                .setParameter(1, captainId)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(Object[].class::cast)
                .map(row -> new CaptainPosition(
                        new Position(Columns.number(row[0]), Columns.number(row[1])),
                        Columns.heading(row[2]),
                        Timestamps.instant(row[3])));
    }

    /** Holds the row, so that two phones of one captain are heard one after the other. */
    public Optional<Shift> lock(String captainId) {
        return one(" FOR UPDATE", captainId);
    }

    private Optional<Shift> one(String suffix, String captainId) {
        List<?> rows = entities.createNativeQuery("""
                        SELECT captain_id, online, silent, lat, lon, heading, position_at, busy_ride, busy_rider,
                               next_lat, next_lon
                        FROM captain_shift WHERE captain_id = ?1""" + suffix)
                .setParameter(1, captainId)
                .getResultList();
        return rows.stream().findFirst().map(row -> shift((Object[]) row));
    }

    /** The idle time starts anew unless the captain was online already. */
    public void goOnline(String captainId, int kind, Position position) {
        Mercator loc = Mercator.of(position);
        entities.createNativeQuery("""
                        INSERT INTO captain_shift (captain_id, kind, online, lat, lon, loc)
                        VALUES (?1, CAST(?2 AS smallint), true, ?3, ?4, point(?5, ?6))
                        ON CONFLICT (captain_id) DO UPDATE SET kind = excluded.kind, online = true, silent = false,
                            lat = excluded.lat, lon = excluded.lon, loc = excluded.loc, position_at = NULL, heading = NULL,
                            heard_at = clock_timestamp(),
                            idle_since = CASE WHEN captain_shift.online THEN captain_shift.idle_since ELSE clock_timestamp() END""")
                .setParameter(1, captainId)
                .setParameter(2, kind)
                .setParameter(3, position.lat())
                .setParameter(4, position.lon())
                .setParameter(5, loc.x())
                .setParameter(6, loc.y())
                .executeUpdate();
    }

    /** @return false when the captain has a ride, which has to be finished first */
    public boolean goOffline(String captainId) {
        return entities.createNativeQuery(
                                "UPDATE captain_shift SET online = false WHERE captain_id = ?1 AND busy_ride IS NULL")
                        .setParameter(1, captainId)
                        .executeUpdate()
                == 1;
    }

    /**
     * An acknowledged position may be lost when PostgreSQL itself dies less than three times its wal_writer_delay (200 ms) later, for this
     * commit does not wait for the disk: the next report replaces it anyway, and no write is as frequent. Our own server's death loses none.
     *
     * @param moved with the position that was heard last
     */
    public void move(Shift moved) {
        Position position = moved.position();
        Mercator loc = Mercator.of(position);
        entities.createNativeQuery("SET LOCAL synchronous_commit TO off").executeUpdate();
        entities.createNativeQuery("""
                        UPDATE captain_shift SET lat = ?2, lon = ?3, loc = point(?4, ?5), heading = CAST(?6 AS smallint),
                               position_at = ?7, heard_at = clock_timestamp(), silent = false
                        WHERE captain_id = ?1 AND online""")
                .setParameter(1, moved.captainId())
                .setParameter(2, position.lat())
                .setParameter(3, position.lon())
                .setParameter(4, loc.x())
                .setParameter(5, loc.y())
                .setParameter(6, moved.heading())
                .setParameter(
                        7,
                        moved.positionAt() == null ? null : moved.positionAt().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** Without a shift (a captain who was never online) there is nothing to keep. */
    public void occupy(String captainId, String rideId, String riderId, Position nextPoint) {
        entities.createNativeQuery("""
                        UPDATE captain_shift SET busy_ride = ?2, busy_rider = ?3, next_lat = ?4, next_lon = ?5
                        WHERE captain_id = ?1""")
                .setParameter(1, captainId)
                .setParameter(2, rideId)
                .setParameter(3, riderId)
                .setParameter(4, nextPoint.lat())
                .setParameter(5, nextPoint.lon())
                .executeUpdate();
    }

    public void headFor(String captainId, String rideId, Position nextPoint) {
        entities.createNativeQuery(
                        "UPDATE captain_shift SET next_lat = ?3, next_lon = ?4 WHERE captain_id = ?1 AND busy_ride = ?2")
                .setParameter(1, captainId)
                .setParameter(2, rideId)
                .setParameter(3, nextPoint.lat())
                .setParameter(4, nextPoint.lon())
                .executeUpdate();
    }

    public void release(String captainId, String rideId) {
        entities.createNativeQuery("""
                        UPDATE captain_shift SET busy_ride = NULL, busy_rider = NULL, next_lat = NULL, next_lon = NULL,
                               idle_since = clock_timestamp()
                        WHERE captain_id = ?1 AND busy_ride = ?2""")
                .setParameter(1, captainId)
                .setParameter(2, rideId)
                .executeUpdate();
    }

    /** Captains with a ride from whom nothing was heard for so long. */
    public List<OnRide> silentOnRide(Duration silence) {
        List<?> rows = entities.createNativeQuery("""
                        SELECT captain_id, busy_ride FROM captain_shift
                        WHERE busy_ride IS NOT NULL AND heard_at < clock_timestamp() - make_interval(secs => ?1)""")
                .setParameter(1, (double) silence.toSeconds())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new OnRide((String) row[0], (String) row[1]))
                .toList();
    }

    /** Takes the ride away from a captain who is still silent; false when it is not so any more. */
    public boolean releaseSilent(String captainId, String rideId, Duration silence) {
        return entities.createNativeQuery("""
                        UPDATE captain_shift SET busy_ride = NULL, busy_rider = NULL, next_lat = NULL, next_lon = NULL,
                               silent = true
                        WHERE captain_id = ?1 AND busy_ride = ?2
                          AND heard_at < clock_timestamp() - make_interval(secs => ?3)""")
                        .setParameter(1, captainId)
                        .setParameter(2, rideId)
                        .setParameter(3, (double) silence.toSeconds())
                        .executeUpdate()
                == 1;
    }

    /** @return how many fell silent */
    @Transactional
    public int markSilent() {
        return entities.createNativeQuery(
                        "UPDATE captain_shift SET silent = true WHERE online AND NOT silent AND heard_at < clock_timestamp() - make_interval(secs => ?1)")
                .setParameter(1, (double) SILENCE.toSeconds())
                .executeUpdate();
    }

    private static Shift shift(Object[] row) {
        Position next = row[9] == null ? null : new Position(Columns.number(row[9]), Columns.number(row[10]));
        return new Shift(
                (String) row[0],
                (Boolean) row[1],
                (Boolean) row[2],
                new Position(Columns.number(row[3]), Columns.number(row[4])),
                Columns.heading(row[5]),
                row[6] == null ? null : Timestamps.instant(row[6]),
                (String) row[7],
                (String) row[8],
                next);
    }
}
