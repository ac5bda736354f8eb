-- A leader that was replaced and does not know it yet writes over nothing of its successor's. A revision from before this knows no epoch: its rows have 0.
ALTER TABLE incident ADD COLUMN epoch bigint NOT NULL DEFAULT 0;
ALTER TABLE watchdog_view ADD COLUMN epoch bigint NOT NULL DEFAULT 0;
