-- Old searches are found by their age, not by reading all.
CREATE INDEX dispatch_search_ended ON dispatch_search (ended_at) WHERE ended_at IS NOT NULL;
