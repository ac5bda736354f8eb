package org.ridewell.places.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.ridewell.geo.entity.Position;
import org.ridewell.places.entity.FavouriteRoute;
import org.ridewell.places.entity.FavouriteRoute.Stop;

/** The rows of {@code favourite_route}. */
@ApplicationScoped
public class RouteCounts {

    @PersistenceContext
    private EntityManager database;

    public void add(String accountId, Stop pickup, Stop destination, Instant now) {
        database.createNativeQuery("""
                        INSERT INTO favourite_route AS route (account_id, ends, pickup_name, pickup_lat, pickup_lon,
                            destination_name, destination_lat, destination_lon, rides, last_ride)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
                        ON CONFLICT (account_id, ends) DO UPDATE
                            SET rides = route.rides + 1, last_ride = greatest(route.last_ride, excluded.last_ride)""")
                .setParameter(1, accountId)
                .setParameter(2, key(pickup.position()) + ";" + key(destination.position()))
                .setParameter(3, pickup.name())
                .setParameter(4, pickup.position().lat())
                .setParameter(5, pickup.position().lon())
                .setParameter(6, destination.name())
                .setParameter(7, destination.position().lat())
                .setParameter(8, destination.position().lon())
                .setParameter(9, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** The most driven first; of equals the one driven last. */
    public List<FavouriteRoute> top(String accountId, int limit) {
        List<?> rows = database.createNativeQuery("""
                        SELECT pickup_name, pickup_lat, pickup_lon, destination_name, destination_lat, destination_lon, rides
                        FROM favourite_route WHERE account_id = ? ORDER BY rides DESC, last_ride DESC LIMIT ?""")
                .setParameter(1, accountId)
                .setParameter(2, limit)
                .getResultList();
        return rows.stream().map(row -> route((Object[]) row)).toList();
    }

    private static FavouriteRoute route(Object[] row) {
        return new FavouriteRoute(stop(row, 0), stop(row, 3), ((Number) row[6]).intValue());
    }

    private static Stop stop(Object[] row, int at) {
        return new Stop((String) row[at], new Position((Double) row[at + 1], (Double) row[at + 2]));
    }

    private static String key(Position position) {
        return String.format(Locale.ROOT, "%.4f,%.4f", position.lat(), position.lon());
    }

    public void forget(String accountId) {
        database.createNativeQuery("DELETE FROM favourite_route WHERE account_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
    }
}
