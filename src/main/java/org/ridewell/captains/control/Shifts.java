package org.ridewell.captains.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ridewell.captains.entity.CaptainPosition;
import org.ridewell.captains.entity.FreeCaptain;
import org.ridewell.captains.entity.Mercator;
import org.ridewell.captains.entity.Shift;
import org.ridewell.captains.entity.UnavailableCaptain;
import org.ridewell.geo.entity.Position;

/** The captains' shifts. Whatever compares times does so by the database's clock. */
@ApplicationScoped
public class Shifts {

    /** A captain who says nothing for so long gets no offers. */
    public static final Duration SILENCE = Duration.ofSeconds(30);

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
                        new Position(number(row[0]), number(row[1])), heading(row[2]), instant(row[3])));
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

    /** @param moved with the position that was heard last */
    public void move(Shift moved) {
        Position position = moved.position();
        Mercator loc = Mercator.of(position);
        // a position that a crash loses is followed by the next one: no wait for the disk
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

    /** @return how many fell silent */
    @Transactional
    public int markSilent() {
        return entities.createNativeQuery(
                        "UPDATE captain_shift SET silent = true WHERE online AND NOT silent AND heard_at < clock_timestamp() - make_interval(secs => ?1)")
                .setParameter(1, (double) SILENCE.toSeconds())
                .executeUpdate();
    }

    /**
     * The nearest as the crow flies, nearest first, by the KNN index.
     *
     * @param radius metres
     */
    public List<FreeCaptain> near(Position position, int kind, int limit, double radius) {
        Mercator loc = Mercator.of(position);
        List<?> rows = entities.createNativeQuery("""
                        SELECT captain_id, lat, lon, heading, heard_at, CAST(extract(epoch FROM clock_timestamp() - idle_since) AS double precision)
                        FROM captain_shift
                        WHERE online AND NOT silent AND busy_ride IS NULL AND kind = CAST(?1 AS smallint)
                          AND loc <@ circle(point(?2, ?3), ?4)
                          AND heard_at > clock_timestamp() - make_interval(secs => ?5)
                        ORDER BY loc <-> point(?2, ?3) LIMIT ?6""")
                .setParameter(1, kind)
                .setParameter(2, loc.x())
                .setParameter(3, loc.y())
                .setParameter(4, radius * Mercator.stretch(position))
                .setParameter(5, (double) SILENCE.toSeconds())
                .setParameter(6, limit)
                .getResultList();
        return rows.stream().map(row -> free((Object[]) row)).toList();
    }

    /** Who is near and online and yet cannot come; nearest first. */
    public List<UnavailableCaptain> unavailable(Position position, int kind, int limit, double radius) {
        Mercator loc = Mercator.of(position);
        List<?> rows = entities.createNativeQuery("""
                        SELECT captain_id, lat, lon,
                               CASE WHEN kind <> CAST(?1 AS smallint) THEN 'OTHER_VEHICLE'
                                    WHEN busy_ride IS NOT NULL THEN 'BUSY' ELSE 'SILENT' END
                        FROM captain_shift
                        WHERE online AND loc <@ circle(point(?2, ?3), ?4)
                          AND (kind <> CAST(?1 AS smallint) OR silent OR busy_ride IS NOT NULL
                               OR heard_at <= clock_timestamp() - make_interval(secs => ?5))
                        ORDER BY loc <-> point(?2, ?3) LIMIT ?6""")
                .setParameter(1, kind)
                .setParameter(2, loc.x())
                .setParameter(3, loc.y())
                .setParameter(4, radius * Mercator.stretch(position))
                .setParameter(5, (double) SILENCE.toSeconds())
                .setParameter(6, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new UnavailableCaptain(
                        (String) row[0],
                        new Position(number(row[1]), number(row[2])),
                        UnavailableCaptain.Reason.valueOf((String) row[3])))
                .toList();
    }

    /** Where those of {@code captainIds} are who are online and heard of. */
    public Map<String, CaptainPosition> online(Collection<String> captainIds) {
        List<?> rows = entities.createNativeQuery("""
                        SELECT captain_id, lat, lon, heading, heard_at FROM captain_shift
                        WHERE online AND NOT silent AND captain_id = ANY (string_to_array(?1, ','))""")
                .setParameter(1, String.join(",", captainIds))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> (String) row[0],
                        row -> new CaptainPosition(
                                new Position(number(row[1]), number(row[2])), heading(row[3]), instant(row[4]))));
    }

    private static FreeCaptain free(Object[] row) {
        return new FreeCaptain(
                (String) row[0],
                new Position(number(row[1]), number(row[2])),
                heading(row[3]),
                instant(row[4]),
                Duration.ofMillis((long) (number(row[5]) * 1000)));
    }

    private static Shift shift(Object[] row) {
        Position next = row[9] == null ? null : new Position(number(row[9]), number(row[10]));
        return new Shift(
                (String) row[0],
                (Boolean) row[1],
                (Boolean) row[2],
                new Position(number(row[3]), number(row[4])),
                heading(row[5]),
                row[6] == null ? null : instant(row[6]),
                (String) row[7],
                (String) row[8],
                next);
    }

    private static double number(Object column) {
        return ((Number) column).doubleValue();
    }

    private static @Nullable Integer heading(@Nullable Object column) {
        return column == null ? null : ((Number) column).intValue();
    }

    private static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) column).toInstant();
    }
}
