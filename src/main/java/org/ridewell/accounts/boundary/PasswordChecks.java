package org.ridewell.accounts.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.ridewell.accounts.control.Accounts;
import org.ridewell.accounts.control.Passwords;
import org.ridewell.accounts.control.SignInFailures;
import org.ridewell.accounts.entity.Account;
import org.ridewell.accounts.entity.PasswordRules;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** Proves who somebody is by address and password, and takes new passwords; counts failures and locks. */
@ApplicationScoped
public class PasswordChecks {

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @Inject
    private SignInFailures failures;

    /** An unknown address costs and answers what a wrong password does. */
    Outcome<Account> proven(String email, String password) {
        Duration locked = failures.lockOf(email);
        if (!locked.isZero()) {
            return Outcome.refused(Throttle.locked(locked));
        }
        Optional<Account> account = accounts.findByEmail(email).filter(Account::hasPassword);
        String hash = account.map(Account::passwordHash).orElse(passwords.nobodys());
        Optional<Boolean> right = passwords.verify(password, hash);
        if (right.isEmpty()) {
            return Outcome.refused(Throttle.busy());
        }
        if (account.isEmpty() || !right.get()) {
            failures.record(email);
            return Outcome.refused(wrong());
        }
        // tries that began together are told nothing more once the first of them locked the address
        Duration lockedMeanwhile = failures.lockOf(email);
        if (!lockedMeanwhile.isZero()) {
            return Outcome.refused(Throttle.locked(lockedMeanwhile));
        }
        failures.forget(email);
        return Outcome.done(account.get());
    }

    /** A signed-in person's password, asked again; a wrong one is a 422 of that field. */
    public Outcome<Account> confirmed(String accountId, String password, String field) {
        Account account = accounts.find(accountId).orElseThrow();
        return proven(account.email(), password)
                .fold(
                        Outcome::done,
                        refusal -> Outcome.refused(
                                refusal.status() == 401 ? Refusal.invalid(field, "is wrong") : refusal));
    }

    /** The hash of a password that keeps the rules. */
    public Outcome<String> accepted(String password, String email, String field) {
        Optional<String> broken = PasswordRules.broken(password, email);
        if (broken.isPresent()) {
            return Outcome.refused(Refusal.invalid(field, broken.get()));
        }
        return passwords.hash(password).map(Outcome::done).orElseGet(() -> Outcome.refused(Throttle.busy()));
    }

    private static Refusal wrong() {
        return Refusal.of(401, "unauthenticated", "Not signed in", "E-mail address or password is wrong.");
    }
}
