package org.ridewell.identity.entity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/** Opaque ids: 48 bits of time, 80 bits of chance, in 26 Crockford base-32 letters that sort by age (the ULID layout). */
public final class Id {

    /** Sorts after every id, also where a database's collation puts signs before digits and letters. */
    public static final String AFTER_ALL = "z";

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Id() {}

    /** A new id whose order among others follows {@code clock}. */
    public static String next(Clock clock) {
        byte[] chance = new byte[16];
        RANDOM.nextBytes(chance);
        char[] id = timed(clock.millis());
        for (int i = 0; i < 16; i++) {
            id[10 + i] = LETTERS.charAt(chance[i] & 31);
        }
        return new String(id);
    }

    /** Stands before every id made at this instant or later, and after all earlier ones: a cursor into what is sorted by id. */
    public static String before(Instant at) {
        char[] id = timed(at.toEpochMilli());
        Arrays.fill(id, 10, id.length, LETTERS.charAt(0));
        return new String(id);
    }

    private static char[] timed(long since) {
        char[] id = new char[26];
        long millis = since;
        for (int i = 9; i >= 0; i--) {
            id[i] = LETTERS.charAt((int) (millis & 31));
            millis >>>= 5;
        }
        return id;
    }
}
