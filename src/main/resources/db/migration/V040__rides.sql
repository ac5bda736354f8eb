-- The first answer to a request with an Idempotency-Key, written in the transaction of what it answers for.
CREATE TABLE idempotent_request (
    account_id  text NOT NULL,
    key         text NOT NULL,
    body_hash   text NOT NULL,
    -- what the request makes; chosen at the first attempt, so that a retry makes the same thing
    subject     text NOT NULL,
    -- until then the first attempt is taken to be alive; afterwards a retry goes on where it stopped
    lease_until timestamptz NOT NULL,
    status      integer,
    answer      text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotent_request_age ON idempotent_request (created_at);

CREATE TABLE ride (
    id               text PRIMARY KEY,
    rider_id         text NOT NULL,
    captain_id       text,
    state            text NOT NULL CHECK (state IN
        ('REQUESTED', 'ACCEPTED', 'ARRIVED', 'STARTED', 'COMPLETED', 'CANCELLED', 'EXPIRED')),
    product          text NOT NULL CHECK (product IN ('CAR', 'AUTO', 'MOTO')),
    quote_id         text NOT NULL UNIQUE REFERENCES quote,
    pickup_name      text NOT NULL,
    pickup_lat       double precision NOT NULL,
    pickup_lon       double precision NOT NULL,
    destination_name text NOT NULL,
    destination_lat  double precision NOT NULL,
    destination_lon  double precision NOT NULL,
    distance         integer NOT NULL,
    duration         integer NOT NULL,
    polyline         text NOT NULL,
    fare             text NOT NULL,
    total            bigint NOT NULL CHECK (total >= 0),
    currency         text NOT NULL,
    payment_type     text NOT NULL CHECK (payment_type IN ('CARD', 'WALLET', 'CASH')),
    payment_label    text,
    start_code_hash  text NOT NULL,
    start_tries      integer NOT NULL DEFAULT 0 CHECK (start_tries BETWEEN 0 AND 5),
    requested_at     timestamptz NOT NULL,
    -- when the request lapses if nobody takes it
    lapses_at        timestamptz NOT NULL,
    accepted_at      timestamptz,
    -- when the captain promised to be there
    pickup_due       timestamptz,
    arrived_at       timestamptz,
    started_at       timestamptz,
    completed_at     timestamptz,
    cancelled_at     timestamptz,
    expired_at       timestamptz,
    cancelled_by     text CHECK (cancelled_by IN ('RIDER', 'CAPTAIN', 'SYSTEM')),
    cancel_reason    text,
    cancel_fee       bigint CHECK (cancel_fee >= 0),
    fee_policy       integer,
    CHECK ((state IN ('ACCEPTED', 'ARRIVED', 'STARTED', 'COMPLETED')) <= (captain_id IS NOT NULL)),
    CHECK ((state = 'CANCELLED') = (cancelled_by IS NOT NULL))
);
-- The guards: whatever races, one active ride for a rider and one for a captain.
CREATE UNIQUE INDEX ride_active_of_rider ON ride (rider_id) WHERE state IN ('REQUESTED', 'ACCEPTED', 'ARRIVED', 'STARTED');
CREATE UNIQUE INDEX ride_active_of_captain ON ride (captain_id) WHERE state IN ('ACCEPTED', 'ARRIVED', 'STARTED');
CREATE INDEX ride_awaiting ON ride (requested_at) WHERE state = 'REQUESTED';
CREATE INDEX ride_of_rider ON ride (rider_id, id DESC);
CREATE INDEX ride_of_captain ON ride (captain_id, id DESC) WHERE captain_id IS NOT NULL;

-- One row for each change of a ride, never touched again.
CREATE TABLE ride_event (
    seq        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ride_id    text NOT NULL REFERENCES ride,
    from_state text,
    to_state   text NOT NULL,
    at         timestamptz NOT NULL,
    by_kind    text NOT NULL CHECK (by_kind IN ('RIDER', 'CAPTAIN', 'SYSTEM')),
    by_account text,
    -- no state is entered twice
    UNIQUE (ride_id, to_state)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER ride_event_append_only BEFORE UPDATE OR DELETE ON ride_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ride_event_no_truncate BEFORE TRUNCATE ON ride_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Local mode keeps the keys here that it makes for itself; production mode takes its keys from the environment.
CREATE TABLE local_key (
    name  text PRIMARY KEY,
    value text NOT NULL
);
