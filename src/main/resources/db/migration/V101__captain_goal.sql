-- What a captain wants to reach in a week: minor units for NET, a number for RIDES.
CREATE TABLE captain_goal (
    account_id text NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('NET', 'RIDES')),
    target     bigint NOT NULL CHECK (target > 0),
    PRIMARY KEY (account_id, kind)
);
