-- What rider and captain write to each other about a ride. A ride that goes to another captain starts anew: neither captain reads the other's words.
CREATE TABLE ride_message (
    id         text PRIMARY KEY,
    ride_id    text NOT NULL,
    captain_id text NOT NULL,
    from_side  text NOT NULL CHECK (from_side IN ('RIDER', 'CAPTAIN')),
    from_id    text NOT NULL,
    text       text NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    sent_at    timestamptz NOT NULL
);
CREATE INDEX ride_message_ride ON ride_message (ride_id, id);
CREATE INDEX ride_message_from ON ride_message (from_id);
CREATE INDEX ride_message_sent ON ride_message (sent_at);
