-- What an account is told, and what it tells us.
CREATE TABLE notification (
    id         text PRIMARY KEY,
    account_id text NOT NULL,
    kind       text NOT NULL,
    params     text NOT NULL,
    at         timestamptz NOT NULL,
    read_at    timestamptz
);
CREATE INDEX notification_inbox ON notification (account_id, id DESC);
CREATE INDEX notification_unread ON notification (account_id) WHERE read_at IS NULL;

CREATE TABLE support_ticket (
    id         text PRIMARY KEY,
    account_id text NOT NULL,
    kind       text NOT NULL,
    ride_id    text,
    text       text NOT NULL,
    state      text NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX support_ticket_own ON support_ticket (account_id, id DESC);

CREATE TABLE feedback (
    id         text PRIMARY KEY,
    account_id text NOT NULL,
    stars      smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    text       text,
    at         timestamptz NOT NULL
);

-- An account is invited once, and never by itself.
CREATE TABLE referral_code (
    account_id text PRIMARY KEY,
    code       text NOT NULL UNIQUE
);
CREATE TABLE referral (
    invited_id text PRIMARY KEY,
    inviter_id text NOT NULL CHECK (inviter_id <> invited_id),
    at         timestamptz NOT NULL
);
CREATE INDEX referral_inviter ON referral (inviter_id);
