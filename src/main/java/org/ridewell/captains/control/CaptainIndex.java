package org.ridewell.captains.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ridewell.captains.entity.CaptainPosition;
import org.ridewell.captains.entity.FreeCaptain;
import org.ridewell.captains.entity.Mercator;
import org.ridewell.captains.entity.UnavailableCaptain;
import org.ridewell.database.control.Timestamps;
import org.ridewell.geo.entity.Position;

/** Looks for captains on the map. */
@ApplicationScoped
public class CaptainIndex {

    @PersistenceContext(unitName = "ridewell")
    private EntityManager entities;

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
                .setParameter(5, (double) Shifts.SILENCE.toSeconds())
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
                .setParameter(5, (double) Shifts.SILENCE.toSeconds())
                .setParameter(6, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new UnavailableCaptain(
                        (String) row[0],
                        new Position(Columns.number(row[1]), Columns.number(row[2])),
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
                                new Position(Columns.number(row[1]), Columns.number(row[2])),
                                Columns.heading(row[3]),
                                Timestamps.instant(row[4]))));
    }

    private static FreeCaptain free(Object[] row) {
        return new FreeCaptain(
                (String) row[0],
                new Position(Columns.number(row[1]), Columns.number(row[2])),
                Columns.heading(row[3]),
                Timestamps.instant(row[4]),
                Duration.ofMillis((long) (Columns.number(row[5]) * 1000)));
    }
}
