-- Whoever holds a link's key sees where the ride is, until it ends.
CREATE TABLE trip_link (
    key_hash   bytea PRIMARY KEY,
    ride_id    text NOT NULL,
    rider_id   text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX trip_link_ride ON trip_link (ride_id);
