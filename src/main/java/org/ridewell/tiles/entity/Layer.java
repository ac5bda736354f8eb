package org.ridewell.tiles.entity;

/** What a feature of the map is; the order is the order in which they are painted. */
public enum Layer {
    SEA(Kind.AREA),
    LAND(Kind.AREA),
    BEACH(Kind.AREA),
    GREEN(Kind.AREA),
    PITCH(Kind.AREA),
    WATER(Kind.AREA),
    SQUARE(Kind.AREA),
    BUILDING(Kind.AREA),
    RAIL(Kind.PATH),
    FOOTWAY(Kind.PATH),
    TUNNEL(Kind.ROAD),
    SERVICE(Kind.ROAD),
    STREET(Kind.ROAD),
    SECONDARY(Kind.ROAD),
    PRIMARY(Kind.ROAD),
    /** Joined lines of one name, for its label only. */
    NAME(Kind.LABEL),
    MAIN_NAME(Kind.LABEL),
    /** Points with a name. */
    DISTRICT(Kind.LABEL),
    POINT_OF_INTEREST(Kind.LABEL);

    private enum Kind {
        AREA,
        PATH,
        ROAD,
        LABEL
    }

    private final Kind kind;

    Layer(Kind kind) {
        this.kind = kind;
    }

    public boolean isArea() {
        return kind == Kind.AREA;
    }

    /** For cars, and under the sky or not. */
    public boolean isRoad() {
        return kind == Kind.ROAD;
    }
}
