-- A captain who fell silent before the pickup is replaced: the ride looks for a captain a second time.
ALTER TABLE ride_event DROP CONSTRAINT ride_event_ride_id_to_state_key;
CREATE INDEX ride_event_of_ride ON ride_event (ride_id, seq);
