-- Local mode's mails, instead of sending them.
CREATE TABLE inbox_mail (
    id        text PRIMARY KEY,
    recipient text        NOT NULL,
    subject   text        NOT NULL,
    body      text        NOT NULL,
    sent_at   timestamptz NOT NULL
);
CREATE INDEX inbox_mail_sent ON inbox_mail (sent_at DESC);
