package org.ridewell.accounts.boundary;

import java.time.Duration;
import org.ridewell.accounts.control.Passwords;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.problem.entity.Refusal;

/** The 429s of signing in and up; each says after how many seconds to come again. */
final class Throttle {

    private Throttle() {}

    static Refusal busy() {
        return refusal("busy", "Too many sign-ins at this moment.", Passwords.LONGEST_WAIT);
    }

    /** The same whether or not there is such an account, and whether or not the password was right. */
    static Refusal locked(Duration rest) {
        return refusal("locked", "Too many failed sign-ins with this address.", rest);
    }

    private static Refusal refusal(String type, String detail, Duration rest) {
        return Refusal.of(429, type, "Too many requests", detail)
                .with(Problem.RETRY_AFTER, Math.max(1, rest.plusMillis(999).toSeconds()));
    }
}
