package org.ridewell.record.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded, before it has its place in the chain.
 *
 * @param id unique, so that a draft that was sent twice is recorded once
 */
public record Draft(
        String id, Instant at, EntryKind kind, @Nullable String incident, JsonNode body) {}
