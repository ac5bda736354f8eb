-- What survives a change of leader where no cluster keeps it: open incidents, budgets, cooldowns, broken chains. One row.
CREATE TABLE watchdog_memory (
    id       smallint    PRIMARY KEY CHECK (id = 1),
    version  bigint      NOT NULL,
    document text        NOT NULL
);

-- Incidents as they were last seen, for pages and reports; what decided them is in audit_entry.
CREATE TABLE incident (
    id           text        PRIMARY KEY,
    fault        text        NOT NULL,
    state        text        NOT NULL,
    suspected_at timestamptz NOT NULL,
    opened_at    timestamptz NOT NULL,
    closed_at    timestamptz,
    document     text        NOT NULL
);
CREATE INDEX incident_opened ON incident (opened_at DESC, id DESC);

-- What the leader sees, for the replicas that do not lead. One row.
CREATE TABLE watchdog_view (
    id       smallint    PRIMARY KEY CHECK (id = 1),
    at       timestamptz NOT NULL,
    document text        NOT NULL
);

-- The pause button. One row, or none.
CREATE TABLE watchdog_pause (
    id     smallint    PRIMARY KEY CHECK (id = 1),
    by     text        NOT NULL,
    reason text        NOT NULL,
    since  timestamptz NOT NULL
);

-- Alertmanager's webhooks: a repeated one is the same one.
CREATE TABLE alert (
    fingerprint text        NOT NULL,
    starts_at   timestamptz NOT NULL,
    name        text        NOT NULL,
    status      text        NOT NULL CHECK (status IN ('firing', 'resolved')),
    ends_at     timestamptz,
    labels      text        NOT NULL,
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    PRIMARY KEY (fingerprint, starts_at)
);
CREATE INDEX alert_firing ON alert (name, last_seen) WHERE status = 'firing';
