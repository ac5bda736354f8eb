package org.ridewell.profile.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.ridewell.accounts.control.Accounts;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.entity.AccountDeleted;
import org.ridewell.sessions.boundary.SessionRegister;
import org.ridewell.sessions.entity.SessionEnd;

/**
 * Deletes an account in the transaction that finds nothing open. Bookings, top-ups and shifts hold the account's row while they begin:
 * either they are seen here, or they find the account gone.
 */
@ApplicationScoped
@Transactional
class AccountDeletion {

    @Inject
    private Accounts accounts;

    @Inject
    private SessionRegister sessions;

    @Inject
    private Instance<OpenBusiness> business;

    @Inject
    private Event<AccountDeleted> deletions;

    Outcome<Boolean> delete(String accountId) {
        accounts.lock(accountId);
        Optional<Refusal> open = business.stream()
                .map(each -> each.of(accountId))
                .flatMap(Optional::stream)
                .findFirst();
        if (open.isPresent()) {
            return Outcome.refused(open.get());
        }
        accounts.delete(accountId);
        deletions.fire(new AccountDeleted(accountId));
        sessions.endAll(accountId, null, SessionEnd.ACCOUNT_DELETED);
        return Outcome.done(true);
    }
}
