CREATE TABLE payment_method (
    id         text PRIMARY KEY,
    rider_id   text NOT NULL,
    token      text NOT NULL,
    label      text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (rider_id, token)
);

-- What a ride's money stands at. INTENT: the booking is under way and its ride not there yet; ABANDONED: it never came.
CREATE TABLE ride_payment (
    ride_id    text PRIMARY KEY,
    rider_id   text NOT NULL,
    captain_id text,
    type       text NOT NULL CHECK (type IN ('CARD', 'WALLET', 'CASH')),
    token      text,
    label      text,
    -- fare before tax, tax, and what a promo code takes off
    net        bigint NOT NULL CHECK (net >= 0),
    tax        bigint NOT NULL CHECK (tax >= 0),
    rebate     bigint NOT NULL CHECK (rebate >= 0),
    amount     bigint NOT NULL CHECK (amount >= 0),
    currency   text NOT NULL,
    captured   bigint NOT NULL DEFAULT 0 CHECK (captured >= 0),
    refunded   bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0 AND refunded <= captured),
    state      text NOT NULL CHECK (state IN
        ('INTENT', 'ABANDONED', 'AUTHORISED', 'CAPTURED', 'VOIDED', 'REFUNDED', 'FAILED', 'DUE', 'UNKNOWN')),
    created_at timestamptz NOT NULL DEFAULT now(),
    touched_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ride_payment_of_rider ON ride_payment (rider_id);

-- Each call to the gateway is written down before it is made. The key is the gateway's idempotency key.
CREATE TABLE gateway_call (
    key        text PRIMARY KEY,
    ride_id    text,
    account_id text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('AUTHORISE', 'CAPTURE', 'VOID', 'REFUND', 'TOP_UP', 'TIP')),
    token      text,
    amount     bigint NOT NULL CHECK (amount >= 0),
    currency   text NOT NULL,
    state      text NOT NULL CHECK (state IN ('OPEN', 'APPROVED', 'DECLINED', 'DROPPED')),
    charge     text,
    reason     text,
    attempts   integer NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX gateway_call_open ON gateway_call (due_at) WHERE state = 'OPEN';
CREATE INDEX gateway_call_ride ON gateway_call (ride_id);

-- Double entry: a positive amount goes to the account, a negative one comes from it.
CREATE TABLE ledger_transaction (
    id      text PRIMARY KEY,
    ride_id text,
    kind    text NOT NULL CHECK (kind IN
        ('FARE', 'CANCELLATION_FEE', 'PAYMENT', 'REFUND', 'TIP', 'TOP_UP', 'HOLD', 'RELEASE')),
    at      timestamptz NOT NULL,
    -- a thing is booked once, however often a job tries
    UNIQUE (ride_id, kind)
);
CREATE TABLE ledger_entry (
    seq            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id text NOT NULL REFERENCES ledger_transaction,
    account        text NOT NULL,
    amount         bigint NOT NULL CHECK (amount <> 0),
    currency       text NOT NULL
);
CREATE INDEX ledger_entry_transaction ON ledger_entry (transaction_id);
CREATE INDEX ledger_entry_account ON ledger_entry (account);

CREATE FUNCTION ledger_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM ledger_entry WHERE transaction_id = NEW.transaction_id
               GROUP BY currency HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.transaction_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_balanced AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_sums_to_zero();
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transaction_append_only BEFORE UPDATE OR DELETE ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The balance that the ledger's account wallet:<id> has, kept here so that one guarded UPDATE can refuse overdrafts.
CREATE TABLE wallet (
    account_id text PRIMARY KEY,
    balance    bigint NOT NULL CHECK (balance >= 0),
    currency   text NOT NULL
);

-- The built-in gateway's own books: what it did under which idempotency key. Nothing else of Ridewell reads it.
CREATE TABLE sandbox_charge (
    key      text PRIMARY KEY,
    charge   text NOT NULL,
    kind     text NOT NULL,
    token    text,
    amount   bigint NOT NULL,
    currency text NOT NULL,
    approved boolean NOT NULL,
    reason   text,
    at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sandbox_charge_charge ON sandbox_charge (charge);
