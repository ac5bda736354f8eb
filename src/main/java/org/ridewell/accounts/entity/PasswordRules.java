package org.ridewell.accounts.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords are taken, after NIST SP 800-63B: length counts, composition does not; nothing that a guesser tries
 * first.
 */
public enum PasswordRules {
    LONG_ENOUGH("must have at least " + PasswordRules.SHORTEST + " characters") {
        @Override
        boolean allows(String password, String email) {
            return password.codePointCount(0, password.length()) >= SHORTEST;
        }
    },
    // PBKDF2 reads it all: a bound keeps a request's cost bounded
    SHORT_ENOUGH("must have at most " + PasswordRules.LONGEST + " characters") {
        @Override
        boolean allows(String password, String email) {
            return password.length() <= LONGEST;
        }
    },
    NOT_THE_ADDRESS("must not be the e-mail address or its name") {
        @Override
        boolean allows(String password, String email) {
            String name = email.substring(0, Math.max(email.indexOf('@'), 0));
            return !password.equalsIgnoreCase(email) && !password.equalsIgnoreCase(name);
        }
    },
    NOT_COMMON("is among the first that others guess") {
        @Override
        boolean allows(String password, String email) {
            boolean oneLetter = password.chars().distinct().count() < 3;
            return !oneLetter && !COMMON.contains(password.toLowerCase(Locale.ROOT));
        }
    };

    /** Characters. */
    public static final int SHORTEST = 8;

    public static final int LONGEST = 128;

    private static final Set<String> COMMON = Set.of(
            "12345678",
            "123456789",
            "1234567890",
            "0123456789",
            "87654321",
            "password",
            "password1",
            "password123",
            "passw0rd",
            "p@ssw0rd",
            "qwertyui",
            "qwertyuiop",
            "qwerty123",
            "1q2w3e4r",
            "1qaz2wsx",
            "iloveyou",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "trustno1",
            "letmein1",
            "welcome1",
            "changeme",
            "azertyui",
            "azertyuiop",
            "motdepasse",
            "abcdefgh",
            "abcd1234",
            "ridewell");

    private final String rule;

    PasswordRules(String rule) {
        this.rule = rule;
    }

    abstract boolean allows(String password, String email);

    /** The first rule that the password breaks, in words. */
    public static Optional<String> broken(String password, String email) {
        for (PasswordRules each : values()) {
            if (!each.allows(password, email)) {
                return Optional.of(each.rule);
            }
        }
        return Optional.empty();
    }
}
