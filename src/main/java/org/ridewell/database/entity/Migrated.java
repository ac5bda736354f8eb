package org.ridewell.database.entity;

/** The database answers and its schema is up to date: whoever needs it from the start may ask it now. */
public record Migrated() {}
