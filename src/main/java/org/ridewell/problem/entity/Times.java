package org.ridewell.problem.entity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/**
 * Times and dates as requests give them, in ISO 8601. Java reads years up to a thousand million, which PostgreSQL does not store: a request
 * may ask for the years 2000 to 9999, and tell of any from the year 1 on.
 */
public final class Times {

    public static final String TIME_RULE = "must be a time such as 2026-11-24T12:00:00Z";
    public static final String DATE_RULE = "must be a date such as 2026-11-24";

    private static final Instant EARLIEST_TOLD = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant EARLIEST_ASKED = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** Characters of a date alone. */
    private static final int DATE = 10;

    private Times() {}

    public static Optional<Instant> time(String text) {
        return read(text, Instant::parse).filter(Times::isAsked);
    }

    public static Optional<LocalDate> date(String text) {
        return read(text, LocalDate::parse).filter(Times::isAsked);
    }

    /** The day of a date, or of a time by UTC. */
    public static Optional<LocalDate> day(String text) {
        return text.length() <= DATE
                ? date(text)
                : read(text, OffsetDateTime::parse)
                        .map(OffsetDateTime::toInstant)
                        .filter(Times::isAsked)
                        .map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    /** Whether a body may say it; Alertmanager says the year 1 for never. */
    public static boolean isTold(Instant time) {
        return !time.isBefore(EARLIEST_TOLD) && time.isBefore(END);
    }

    private static boolean isAsked(Instant time) {
        return !time.isBefore(EARLIEST_ASKED) && time.isBefore(END);
    }

    private static boolean isAsked(LocalDate date) {
        return isAsked(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static <T> Optional<T> read(String text, Function<String, T> reading) {
        try {
            return Optional.of(reading.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
