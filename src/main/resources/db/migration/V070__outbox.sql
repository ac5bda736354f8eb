-- What browsers are told. A row is written in the transaction of the change that it tells of; one row for each who may
-- know, so that a payload never holds more than its reader may see.
CREATE TABLE outbox (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    audience text        NOT NULL,
    kind     text        NOT NULL,
    ride_id  text,
    payload  text        NOT NULL,
    at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX outbox_audience ON outbox (audience, id);
CREATE INDEX outbox_at ON outbox (at);

-- The highest id that retention took away: who resumes below it may have missed something.
CREATE TABLE outbox_horizon (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    id       bigint NOT NULL
);
INSERT INTO outbox_horizon (id) VALUES (0);

-- The lock comes before the number: whoever holds an audience's lock commits before the next one draws a number, so the
-- ids that one listener sees appear in the order of the commits and "greater than the last one seen" misses nothing.
CREATE FUNCTION outbox_append(to_audience text, of_kind text, of_ride text, with_payload text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(to_audience, 70));
    INSERT INTO outbox (audience, kind, ride_id, payload) VALUES (to_audience, of_kind, of_ride, with_payload);
    PERFORM pg_notify('ridewell_outbox', of_kind || ' ' || to_audience || ' ' || coalesce(of_ride, ''));
END $$;
