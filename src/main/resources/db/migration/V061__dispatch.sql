-- One search for each ride request. Whoever holds the row's lock does the next step; a process that dies lets go of it.
CREATE TABLE dispatch_search (
    ride_id    text PRIMARY KEY,
    round      integer     NOT NULL DEFAULT 0,
    next_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at   timestamptz
);
CREATE INDEX dispatch_search_due ON dispatch_search (next_at) WHERE ended_at IS NULL;

CREATE TABLE ride_offer (
    id          text PRIMARY KEY,
    ride_id     text        NOT NULL REFERENCES dispatch_search,
    captain_id  text        NOT NULL,
    round       integer     NOT NULL,
    state       text        NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN')),
    -- the offer as the captain was shown it
    body        text        NOT NULL,
    offered_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- by the database's clock, which is the only one that ends an offer
    expires_at  timestamptz NOT NULL,
    answered_at timestamptz
);
-- The guards: an offer belongs to one captain, and a captain has one offer, whatever races.
CREATE UNIQUE INDEX ride_offer_of_ride ON ride_offer (ride_id) WHERE state = 'OPEN';
CREATE UNIQUE INDEX ride_offer_of_captain ON ride_offer (captain_id) WHERE state = 'OPEN';
CREATE INDEX ride_offer_asked ON ride_offer (ride_id, captain_id);

-- Each captain who was looked at for a ride, and why they were or were not asked.
CREATE TABLE dispatch_trace (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ride_id    text        NOT NULL,
    round      integer     NOT NULL,
    captain_id text        NOT NULL,
    verdict    text        NOT NULL,
    -- seconds by road, metres as the crow flies, seconds without a ride
    eta        bigint,
    distance   bigint,
    idle       bigint,
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (ride_id, round, captain_id, verdict)
);
