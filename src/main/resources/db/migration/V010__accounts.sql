-- Who may sign in. A deleted account keeps its row (rides and ledger lines name it), without the person's data.
CREATE TABLE account (
    id                   text PRIMARY KEY,
    role                 text        NOT NULL CHECK (role IN ('RIDER', 'CAPTAIN', 'OPS', 'AUDITOR')),
    name                 text        NOT NULL,
    email                text        NOT NULL,
    phone                text        NOT NULL,
    password_hash        text        NOT NULL,
    must_change_password boolean     NOT NULL DEFAULT false,
    locale               text        NOT NULL DEFAULT 'en',
    licence_number       text,
    vehicle_product      text CHECK (vehicle_product IN ('CAR', 'AUTO', 'MOTO')),
    vehicle_model        text,
    vehicle_plate        text,
    vehicle_colour       text,
    vehicle_capacity     integer CHECK (vehicle_capacity BETWEEN 1 AND 8),
    -- added to by one UPDATE each, so that the average stays right under concurrency
    rating_sum           bigint      NOT NULL DEFAULT 0,
    rating_count         bigint      NOT NULL DEFAULT 0,
    version              integer     NOT NULL DEFAULT 1,
    created_at           timestamptz NOT NULL,
    deleted_at           timestamptz,
    CONSTRAINT captain_has_vehicle CHECK ((role = 'CAPTAIN') = (licence_number IS NOT NULL AND vehicle_product IS NOT NULL
        AND vehicle_model IS NOT NULL AND vehicle_plate IS NOT NULL AND vehicle_colour IS NOT NULL AND vehicle_capacity IS NOT NULL))
);
CREATE UNIQUE INDEX account_email ON account (lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX account_licence ON account (upper(licence_number)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX account_plate ON account (upper(vehicle_plate)) WHERE deleted_at IS NULL;
