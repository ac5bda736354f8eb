package org.ridewell.accounts.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.control.Accounts;
import org.ridewell.accounts.control.ResetTokens;
import org.ridewell.accounts.control.SignInFailures;
import org.ridewell.accounts.entity.Account;
import org.ridewell.sessions.boundary.SessionRegister;
import org.ridewell.sessions.entity.Secret;
import org.ridewell.sessions.entity.SessionEnd;

/**
 * What is written with a new password, in one transaction each: a crash leaves neither a token that is used for nothing nor the sessions of
 * whoever knew the old one. The slow hash is computed before.
 */
@ApplicationScoped
@Transactional
public class PasswordSteps {

    @Inject
    private Accounts accounts;

    @Inject
    private ResetTokens tokens;

    @Inject
    private SignInFailures failures;

    @Inject
    private SessionRegister sessions;

    /** @param except a session that goes on, or null */
    public void change(String accountId, String hash, @Nullable String except) {
        accounts.changePassword(accountId, hash);
        sessions.endAll(accountId, except, SessionEnd.PASSWORD_CHANGED);
    }

    /** Lifts the lock, too. False when the token was used meanwhile: nothing is written then. */
    boolean reset(Account account, Secret token, String hash) {
        // two tokens of one account are used one after the other
        accounts.lock(account.id());
        if (tokens.use(token).isEmpty()) {
            return false;
        }
        change(account.id(), hash, null);
        failures.forget(account.email());
        return true;
    }
}
