package org.ridewell.pricing.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.database.control.Timestamps;
import org.ridewell.geo.entity.Position;
import org.ridewell.pricing.entity.DemandArea;
import org.ridewell.pricing.entity.Fare;
import org.ridewell.pricing.entity.Quote;
import org.ridewell.pricing.entity.Stop;
import org.ridewell.pricing.entity.Trip;
import org.ridewell.problem.boundary.ApiJson;

/** Stored quotes. Their life is counted by the database's clock, which all replicas share. */
@ApplicationScoped
public class Quotes {

    /** How long a quote may be booked. */
    public static final Duration VALIDITY = Duration.ofMinutes(5);

    private static final String COLUMNS =
            "SELECT id, rider_id, expires_at, pickup_name, pickup_lat, pickup_lon, destination_name, "
                    + "destination_lat, destination_lon, distance, duration, polyline, promo, CAST(fares AS text), used_by_ride FROM quote ";

    @PersistenceContext
    private EntityManager entities;

    public Quote insert(String id, String riderId, Trip trip, @Nullable String promo, List<Fare> fares) {
        entities.createNativeQuery(
                        "INSERT INTO quote (id, rider_id, expires_at, pickup_name, pickup_lat, pickup_lon, destination_name, "
                                + "destination_lat, destination_lon, distance, duration, polyline, promo, fares) VALUES "
                                + "(?1, ?2, now() + ?3 * interval '1 second', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, CAST(?14 AS jsonb))")
                .setParameter(1, id)
                .setParameter(2, riderId)
                .setParameter(3, VALIDITY.toSeconds())
                .setParameter(4, trip.pickup().name())
                .setParameter(5, trip.pickup().position().lat())
                .setParameter(6, trip.pickup().position().lon())
                .setParameter(7, trip.destination().name())
                .setParameter(8, trip.destination().position().lat())
                .setParameter(9, trip.destination().position().lon())
                .setParameter(10, trip.distance())
                .setParameter(11, trip.duration())
                .setParameter(12, trip.polyline())
                .setParameter(13, promo)
                .setParameter(14, json(fares))
                .executeUpdate();
        return find(id).orElseThrow(() -> new IllegalStateException("just written: " + id));
    }

    public Optional<Quote> find(String id) {
        return rows(entities.createNativeQuery(COLUMNS + "WHERE id = ?1").setParameter(1, id)).stream()
                .map(Quotes::quote)
                .findFirst();
    }

    /** False when it is expired, or another ride was booked from it. */
    public boolean use(String id, String riderId, String rideId) {
        return entities.createNativeQuery("UPDATE quote SET used_by_ride = ?3 WHERE id = ?1 AND rider_id = ?2 "
                                + "AND (used_by_ride = ?3 OR (used_by_ride IS NULL AND expires_at > now()))")
                        .setParameter(1, id)
                        .setParameter(2, riderId)
                        .setParameter(3, rideId)
                        .executeUpdate()
                == 1;
    }

    /** No ride came of it: it may be booked again while it lasts. */
    public void release(String rideId) {
        entities.createNativeQuery("UPDATE quote SET used_by_ride = NULL WHERE used_by_ride = ?1")
                .setParameter(1, rideId)
                .executeUpdate();
    }

    /** How many others asked for a quote within that many metres of the pickup lately. */
    public int othersAsking(String riderId, Position pickup, double metres, Duration lately) {
        double lat = metres / 111_320.0;
        double lon = lat / Math.cos(Math.toRadians(pickup.lat()));
        return ((Number) entities.createNativeQuery("SELECT count(DISTINCT rider_id) FROM quote WHERE rider_id <> ?1 "
                                + "AND created_at > now() - ?2 * interval '1 second' "
                                + "AND pickup_lat BETWEEN ?3 AND ?4 AND pickup_lon BETWEEN ?5 AND ?6")
                        .setParameter(1, riderId)
                        .setParameter(2, lately.toSeconds())
                        .setParameter(3, pickup.lat() - lat)
                        .setParameter(4, pickup.lat() + lat)
                        .setParameter(5, pickup.lon() - lon)
                        .setParameter(6, pickup.lon() + lon)
                        .getSingleResult())
                .intValue();
    }

    /** How many riders asked for a quote lately, by the area of the pickup; the busiest first. */
    public List<DemandArea> demand(Duration lately, int limit) {
        // the middle of a line of areas says how long a side is there in degrees of longitude
        return rows(entities.createNativeQuery(
                                "SELECT line, floor(lon * cos(radians((line + 0.5) * ?1)) / ?1), count(DISTINCT rider_id) "
                                        + "FROM (SELECT floor(pickup_lat / ?1) AS line, pickup_lon AS lon, rider_id FROM quote "
                                        + "WHERE created_at > now() - ?2 * interval '1 second') asked "
                                        + "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?3")
                        .setParameter(1, DemandArea.SIDE)
                        .setParameter(2, lately.toSeconds())
                        .setParameter(3, limit))
                .stream()
                .map(found -> {
                    Object[] row = (Object[]) found;
                    return DemandArea.at(number(row[0]), number(row[1]), number(row[2]));
                })
                .toList();
    }

    private static int number(Object column) {
        return ((Number) column).intValue();
    }

    /** Quotes that nobody booked are of no use after a day. */
    public int deleteUnused() {
        return entities.createNativeQuery(
                        "DELETE FROM quote WHERE used_by_ride IS NULL AND created_at < now() - interval '1 day'")
                .executeUpdate();
    }

    private static Quote quote(Object found) {
        Object[] row = (Object[]) found;
        Stop pickup = new Stop((String) row[3], new Position((Double) row[4], (Double) row[5]));
        Stop destination = new Stop((String) row[6], new Position((Double) row[7], (Double) row[8]));
        return new Quote(
                (String) row[0],
                (String) row[1],
                Timestamps.instant(row[2]),
                new Trip(pickup, destination, (Integer) row[9], (Integer) row[10], (String) row[11]),
                (String) row[12],
                fares((String) row[13]),
                (String) row[14]);
    }

    private static String json(List<Fare> fares) {
        try {
            return ApiJson.MAPPER.writeValueAsString(fares);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fares are plain records", e);
        }
    }

    private static List<Fare> fares(String json) {
        try {
            return ApiJson.MAPPER.readValue(json, new TypeReference<List<Fare>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored quote cannot be read", e);
        }
    }

    private static List<?> rows(Query query) {
        return query.getResultList();
    }
}
