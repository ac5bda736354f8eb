package org.ridewell.riding.entity;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;

/**
 * An end of the trip as the rider chose it: a found place, or a pin. As text it survives in a form's field: {@code
 * id|lat|lon|name}.
 *
 * @param placeId null for a pin
 */
public record Spot(@Nullable String placeId, String name, double lat, double lon) implements Serializable {

    public static Spot of(@Nullable String placeId, String name, Position position) {
        return new Spot(placeId, name, position.lat(), position.lon());
    }

    /** @throws IllegalArgumentException for anything that {@link #text()} did not make */
    public static Spot parse(String text) {
        String[] parts = text.split("\\|", 4);
        if (parts.length < 4) {
            throw new IllegalArgumentException("not a spot");
        }
        String id = parts[0].isEmpty() ? null : parts[0];
        return of(id, parts[3], new Position(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
    }

    /** Null for nothing, and for what {@link #text()} did not make: anybody may send anything as a form's field. */
    public static @Nullable Spot read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public String text() {
        return (placeId == null ? "" : placeId) + "|" + lat + "|" + lon + "|" + name;
    }

    public Position position() {
        return new Position(lat, lon);
    }
}
