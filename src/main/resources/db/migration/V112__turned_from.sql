-- The last ride that an account has turned from after its end: no page of that account shows it as the present one any more.
CREATE TABLE turned_from (
    account_id text PRIMARY KEY,
    ride_id    text NOT NULL
);
