package org.ridewell.tiles.entity;

import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The colours of the map by day and by night; letters keep a contrast of 4.5 : 1 to what they stand on. */
public enum Theme {
    LIGHT("#f3f1ec", "#3d4653", "#ffffff", "#d5d0c5", "#e3b85c"),
    DARK("#171f2b", "#c3ccd8", "#141b26", "#0f1620", "#8f7434");

    private final Color ground;
    private final Color letters;
    private final Color halo;
    private final Color casing;
    private final Color mainCasing;
    // filled when the class is loaded, never after
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<Layer, Color> fills = new EnumMap<>(Layer.class);

    static {
        LIGHT.fill(Layer.SEA, "#b9dcec")
                .fill(Layer.LAND, "#f3f1ec")
                .fill(Layer.BEACH, "#f6e8bf")
                .fill(Layer.GREEN, "#cfe6c0");
        LIGHT.fill(Layer.PITCH, "#bfe0c4")
                .fill(Layer.WATER, "#a9d3e8")
                .fill(Layer.SQUARE, "#eae6df")
                .fill(Layer.BUILDING, "#e2dcd2");
        LIGHT.fill(Layer.RAIL, "#b7b2aa")
                .fill(Layer.FOOTWAY, "#d9cfc2")
                .fill(Layer.TUNNEL, "#d3cdc2")
                .fill(Layer.SERVICE, "#ffffff");
        LIGHT.fill(Layer.STREET, "#ffffff").fill(Layer.SECONDARY, "#fff3cd").fill(Layer.PRIMARY, "#fcdf94");
        LIGHT.fill(Layer.NAME, "#3d4653").fill(Layer.MAIN_NAME, "#3f3a2c").fill(Layer.DISTRICT, "#55606f");
        LIGHT.fill(Layer.POINT_OF_INTEREST, "#6b4a7d");
        DARK.fill(Layer.SEA, "#0d2b3d")
                .fill(Layer.LAND, "#171f2b")
                .fill(Layer.BEACH, "#3a3527")
                .fill(Layer.GREEN, "#1b3529");
        DARK.fill(Layer.PITCH, "#1f3d31")
                .fill(Layer.WATER, "#12384e")
                .fill(Layer.SQUARE, "#1e2735")
                .fill(Layer.BUILDING, "#212b3a");
        DARK.fill(Layer.RAIL, "#4a5361")
                .fill(Layer.FOOTWAY, "#2c3645")
                .fill(Layer.TUNNEL, "#2d3849")
                .fill(Layer.SERVICE, "#303b4c");
        DARK.fill(Layer.STREET, "#364255").fill(Layer.SECONDARY, "#4a4a40").fill(Layer.PRIMARY, "#665a35");
        DARK.fill(Layer.NAME, "#c3ccd8").fill(Layer.MAIN_NAME, "#ece3c8").fill(Layer.DISTRICT, "#aab6c5");
        DARK.fill(Layer.POINT_OF_INTEREST, "#c9addb");
    }

    Theme(String ground, String letters, String halo, String casing, String mainCasing) {
        this.ground = Color.decode(ground);
        this.letters = Color.decode(letters);
        this.halo = Color.decode(halo);
        this.casing = Color.decode(casing);
        this.mainCasing = Color.decode(mainCasing);
    }

    private Theme fill(Layer layer, String colour) {
        fills.put(layer, Color.decode(colour));
        return this;
    }

    /** {@code light} when nothing is asked for; empty for a theme that there is not. */
    public static Optional<Theme> named(String name) {
        return switch (name) {
            case "", "light" -> Optional.of(LIGHT);
            case "dark" -> Optional.of(DARK);
            default -> Optional.empty();
        };
    }

    public Color ground() {
        return ground;
    }

    public Color halo() {
        return halo;
    }

    public Color casing(Layer layer) {
        return layer == Layer.PRIMARY ? mainCasing : casing;
    }

    public Color fill(Layer layer) {
        return fills.getOrDefault(layer, letters);
    }
}
