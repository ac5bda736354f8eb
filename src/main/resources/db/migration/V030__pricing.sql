-- A quote freezes what a trip costs: every replica answers and books from this row.
CREATE TABLE quote (
    id               text PRIMARY KEY,
    rider_id         text NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    expires_at       timestamptz NOT NULL,
    pickup_name      text NOT NULL,
    pickup_lat       double precision NOT NULL,
    pickup_lon       double precision NOT NULL,
    destination_name text NOT NULL,
    destination_lat  double precision NOT NULL,
    destination_lon  double precision NOT NULL,
    distance         integer NOT NULL CHECK (distance >= 0),
    duration         integer NOT NULL CHECK (duration >= 0),
    polyline         text NOT NULL,
    promo            text,
    fares            jsonb NOT NULL,
    -- set once, by the booking that takes the quote
    used_by_ride     text UNIQUE
);
-- demand around a pickup: who asked lately
CREATE INDEX quote_lately ON quote (created_at);

CREATE TABLE promo_code (
    code            text PRIMARY KEY CHECK (code = upper(code)),
    kind            text NOT NULL CHECK (kind IN ('PERCENT', 'AMOUNT')),
    -- per cent, or minor units
    value           integer NOT NULL CHECK (value > 0),
    -- most that one ride gets, minor units
    cap             bigint NOT NULL CHECK (cap > 0),
    valid_from      timestamptz NOT NULL,
    valid_until     timestamptz NOT NULL CHECK (valid_until > valid_from),
    uses_per_account integer NOT NULL CHECK (uses_per_account > 0),
    uses_in_all     integer NOT NULL CHECK (uses_in_all > 0),
    used            integer NOT NULL DEFAULT 0 CHECK (used >= 0 AND used <= uses_in_all),
    CHECK (kind = 'AMOUNT' OR value <= 100)
);
CREATE TABLE promo_redemption (
    ride_id    text PRIMARY KEY,
    code       text NOT NULL REFERENCES promo_code,
    account_id text NOT NULL,
    at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX promo_redemption_account ON promo_redemption (code, account_id);

INSERT INTO promo_code (code, kind, value, cap, valid_from, valid_until, uses_per_account, uses_in_all) VALUES
    ('WELCOME',  'PERCENT', 50, 500, '2026-01-01', '2036-01-01', 1, 1000000),
    ('RIVIERA',  'PERCENT', 10, 300, '2026-01-01', '2036-01-01', 5, 1000000),
    ('THREEOFF', 'AMOUNT', 300, 300, '2026-01-01', '2036-01-01', 3, 1000000),
    ('GRANDPRIX26', 'PERCENT', 25, 1000, '2026-05-21', '2026-05-25', 2, 5000);
