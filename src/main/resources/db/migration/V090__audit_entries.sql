-- The record of healing. Append-only: the chain shows a change, the trigger prevents the careless ones.
CREATE TABLE audit_entry (
    seq      bigint      PRIMARY KEY,
    draft    text        NOT NULL UNIQUE, -- a draft that was sent twice is recorded once
    at       timestamptz NOT NULL,
    kind     text        NOT NULL CHECK (kind IN ('SIGNAL', 'VERDICT', 'PLAN', 'REFUSAL', 'ACT', 'VERIFICATION', 'CONTROL')),
    incident text,
    body     text        NOT NULL, -- canonical JSON; jsonb would not keep its bytes
    previous char(64)    NOT NULL,
    hash     char(64)    NOT NULL UNIQUE
);
CREATE INDEX audit_entry_incident ON audit_entry (incident, seq) WHERE incident IS NOT NULL;
CREATE INDEX audit_entry_at ON audit_entry (at);

CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_entry is append-only';
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_is_append_only();
CREATE TRIGGER audit_entry_never_emptied BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();
