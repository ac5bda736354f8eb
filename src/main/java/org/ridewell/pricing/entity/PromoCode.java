package org.ridewell.pricing.entity;

import java.time.Instant;
import java.util.Locale;

/**
 * A rebate that somebody may use a few times.
 *
 * @param value per cent, or minor units
 * @param cap most that one ride gets, in minor units
 */
public record PromoCode(
        String code,
        Kind kind,
        long value,
        long cap,
        Instant validFrom,
        Instant validUntil,
        int usesPerAccount,
        int usesInAll) {

    public enum Kind {
        PERCENT,
        AMOUNT
    }

    /** People type codes in any case and with blanks around. */
    public static String normalised(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    public boolean isValidAt(Instant now) {
        return !now.isBefore(validFrom) && now.isBefore(validUntil);
    }

    public boolean isLeft(int usedByAccount, int usedInAll) {
        return usedByAccount < usesPerAccount && usedInAll < usesInAll;
    }

    /** Minor units off a fare; never more than the fare itself. */
    public long rebate(long fare) {
        long wanted = kind == Kind.PERCENT ? (fare * value + 50) / 100 : value;
        return Math.min(fare, Math.min(wanted, cap));
    }
}
