package org.ridewell.accounts.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Account;
import org.ridewell.problem.control.InputRules;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.sessions.boundary.SessionRegister;
import org.ridewell.sessions.entity.SessionTokens;

/**
 * Signs in, for the API with tokens and for pages with a cookie. No transaction spans it: checking a password takes long.
 *
 * <p>Refusals by type: {@code unauthenticated} (401), {@code locked} and {@code busy} (429),
 * {@code password-change-required} (403: ask for a new password and send it along), {@code invalid} (422: the new one).
 */
@ApplicationScoped
public class SignIn {

    @Inject
    private InputRules rules;

    @Inject
    private PasswordChecks passwords;

    @Inject
    private PasswordSteps steps;

    @Inject
    private SessionRegister sessions;

    public Outcome<SessionTokens> signIn(Credentials credentials, @Nullable String userAgent) {
        return proven(credentials)
                .map(account -> sessions.open(account.id(), account.role().name(), userAgent));
    }

    /** Sets the session's cookie on the response; from the next request on the browser is signed in. */
    public Outcome<AccountView> signInBrowser(
            Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        return proven(credentials).map(account -> {
            sessions.openInBrowser(account.id(), account.role().name(), request, response);
            return AccountView.of(account);
        });
    }

    /** Ends the browser's session everywhere and takes its cookie back. */
    public void signOutBrowser(HttpServletRequest request, HttpServletResponse response) {
        sessions.endInBrowser(request, response);
    }

    private Outcome<Account> proven(Credentials credentials) {
        Optional<Refusal> broken = rules.broken(credentials);
        if (broken.isPresent()) {
            return Outcome.refused(broken.get());
        }
        return passwords
                .proven(credentials.email().strip(), credentials.password())
                .flatMap(account -> withPasswordChanged(account, credentials.newPassword()));
    }

    private Outcome<Account> withPasswordChanged(Account account, @Nullable String newPassword) {
        if (newPassword == null) {
            return account.mustChangePassword() ? Outcome.refused(mustChange()) : Outcome.done(account);
        }
        return passwords.accepted(newPassword, account.email(), "newPassword").map(hash -> {
            steps.change(account.id(), hash, null);
            return account;
        });
    }

    private static Refusal mustChange() {
        return Refusal.of(
                        403,
                        "password-change-required",
                        "Not allowed",
                        "The password must be changed: send newPassword, too.")
                .withError("newPassword", "must not be null");
    }
}
