-- One row for each captain who ever went online: where the captain is and whether an offer may be made.
CREATE TABLE captain_shift (
    captain_id  text PRIMARY KEY,
    -- the vehicle's product by its number; smallint, or the planner leaves it out of the index below
    kind        smallint         NOT NULL,
    online      boolean          NOT NULL,
    -- heard nothing for a while: set by a sweep, cleared by the next position
    silent      boolean          NOT NULL DEFAULT false,
    lat         double precision NOT NULL,
    lon         double precision NOT NULL,
    heading     smallint,
    -- the same place in Mercator metres: distances compare, degrees do not
    loc         point            NOT NULL,
    -- by the phone's clock, which only orders this captain's own positions
    position_at timestamptz,
    -- by the database's clock, which alone decides on freshness
    heard_at    timestamptz      NOT NULL DEFAULT clock_timestamp(),
    idle_since  timestamptz      NOT NULL DEFAULT clock_timestamp(),
    busy_ride   text,
    busy_rider  text,
    next_lat    double precision,
    next_lon    double precision,
    CHECK ((busy_ride IS NULL) = (busy_rider IS NULL)),
    CHECK ((next_lat IS NULL) = (next_lon IS NULL))
);
CREATE INDEX captain_shift_free ON captain_shift USING gist (kind, loc)
    WHERE online AND NOT silent AND busy_ride IS NULL;
CREATE UNIQUE INDEX captain_shift_ride ON captain_shift (busy_ride) WHERE busy_ride IS NOT NULL;
CREATE INDEX captain_shift_heard ON captain_shift (heard_at) WHERE online AND NOT silent;
