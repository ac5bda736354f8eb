-- What riders call their places, and the ways that they take most.
CREATE TABLE saved_place (
    id         text PRIMARY KEY,
    account_id text NOT NULL,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    lat        double precision NOT NULL,
    lon        double precision NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX saved_place_name ON saved_place (account_id, lower(name));

-- One row for each pair of ends, ends being told apart by about 11 metres.
CREATE TABLE favourite_route (
    account_id       text NOT NULL,
    ends             text NOT NULL,
    pickup_name      text NOT NULL,
    pickup_lat       double precision NOT NULL,
    pickup_lon       double precision NOT NULL,
    destination_name text NOT NULL,
    destination_lat  double precision NOT NULL,
    destination_lon  double precision NOT NULL,
    rides            integer NOT NULL,
    last_ride        timestamptz NOT NULL,
    PRIMARY KEY (account_id, ends)
);
