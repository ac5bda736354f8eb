-- One row for each sign-in, of the API and of the pages. Whatever replica answers, ended_at decides.
CREATE TABLE account_session (
    id           text PRIMARY KEY,
    account_id   text        NOT NULL REFERENCES account (id),
    role         text        NOT NULL,
    -- SHA-256 of the pages' cookie; null for a session of the API
    cookie_hash  bytea UNIQUE,
    user_agent   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    end_reason   text CHECK (end_reason IN ('LOG_OUT', 'SIGNED_OUT_ELSEWHERE', 'PASSWORD_CHANGED', 'REFRESH_REPLAYED', 'ACCOUNT_DELETED')),
    CONSTRAINT end_has_reason CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX account_session_account ON account_session (account_id, created_at DESC);

-- Each is used once. A second use means that somebody has a copy: the session ends.
CREATE TABLE refresh_token (
    token_hash bytea PRIMARY KEY,
    session_id text        NOT NULL REFERENCES account_session (id) ON DELETE CASCADE,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);

-- The keys that sign access tokens where configuration brings none: replicas of local mode share them.
CREATE TABLE signing_key (
    id          text PRIMARY KEY,
    private_key text        NOT NULL,
    public_key  text        NOT NULL,
    created_at  timestamptz NOT NULL
);

-- Failed sign-ins by the SHA-256 of the address that was tried, whether or not such an account exists.
CREATE TABLE sign_in_failure (
    email_hash      bytea PRIMARY KEY,
    failures        integer     NOT NULL,
    last_failure_at timestamptz NOT NULL,
    locked_until    timestamptz NOT NULL
);

CREATE TABLE password_reset (
    token_hash bytea PRIMARY KEY,
    account_id text        NOT NULL REFERENCES account (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX password_reset_account ON password_reset (account_id, created_at DESC);
