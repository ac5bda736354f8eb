-- Each side of a ride is rated once.
CREATE TABLE rating (
    ride_id    text NOT NULL,
    side       text NOT NULL CHECK (side IN ('CAPTAIN', 'RIDER')),
    rated_id   text NOT NULL,
    stars      smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    categories text NOT NULL,
    text       text NOT NULL,
    at         timestamptz NOT NULL,
    reply      text,
    PRIMARY KEY (ride_id, side)
);
CREATE INDEX rating_of ON rating (rated_id, at DESC);
