package org.ridewell.ratings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ridewell.database.control.Timestamps;
import org.ridewell.ratings.entity.Category;
import org.ridewell.ratings.entity.Rating;
import org.ridewell.ratings.entity.Side;

/** The rows of {@code rating}. */
@ApplicationScoped
public class RatingRows {

    @PersistenceContext
    private EntityManager database;

    public Optional<Rating> find(String rideId, Side side) {
        List<?> rows = database.createNativeQuery(
                        "SELECT stars, categories, text, reply, at FROM rating WHERE ride_id = ? AND side = ?")
                .setParameter(1, rideId)
                .setParameter(2, side.name())
                .getResultList();
        return rows.stream().map(row -> rating((Object[]) row)).findFirst();
    }

    /** Of many rides at once, by ride. */
    public Map<String, Rating> ofRides(List<String> rideIds, Side side) {
        List<?> rows = database.createNativeQuery("SELECT stars, categories, text, reply, at, ride_id FROM rating "
                        + "WHERE ride_id = ANY(string_to_array(?, ',')) AND side = ?")
                .setParameter(1, String.join(",", rideIds))
                .setParameter(2, side.name())
                .getResultList();
        Map<String, Rating> found = new HashMap<>();
        rows.forEach(row -> found.put((String) ((Object[]) row)[5], rating((Object[]) row)));
        return found;
    }

    private static Rating rating(Object[] row) {
        String categories = (String) row[1];
        List<Category> named = categories.isEmpty()
                ? List.of()
                : Arrays.stream(categories.split(",", -1))
                        .map(Category::valueOf)
                        .toList();
        return new Rating(
                ((Number) row[0]).intValue(), named, (String) row[2], text(row[3]), Timestamps.instant(row[4]));
    }

    private static @Nullable String text(@Nullable Object column) {
        return (String) column;
    }

    /** Whether it was the first of this side; of two at once one waits and is told no. */
    public boolean insert(String rideId, Side side, String ratedId, Rating rating) {
        return database.createNativeQuery("""
                        INSERT INTO rating (ride_id, side, rated_id, stars, categories, text, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ride_id, side) DO NOTHING""")
                        .setParameter(1, rideId)
                        .setParameter(2, side.name())
                        .setParameter(3, ratedId)
                        .setParameter(4, rating.stars())
                        .setParameter(
                                5,
                                rating.categories().stream().map(Category::name).collect(Collectors.joining(",")))
                        .setParameter(6, rating.saying())
                        .setParameter(7, rating.at().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    /** Whether the rating had no reply yet. */
    public boolean reply(String rideId, Side side, String text) {
        return database.createNativeQuery(
                                "UPDATE rating SET reply = ? WHERE ride_id = ? AND side = ? AND reply IS NULL")
                        .setParameter(1, text)
                        .setParameter(2, rideId)
                        .setParameter(3, side.name())
                        .executeUpdate()
                == 1;
    }
}
