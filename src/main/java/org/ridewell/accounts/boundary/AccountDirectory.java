package org.ridewell.accounts.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import org.ridewell.accounts.control.Accounts;
import org.ridewell.accounts.entity.Account;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** What other features may know of an account. */
@ApplicationScoped
@Transactional
public class AccountDirectory {

    @Inject
    private Accounts accounts;

    /** Also finds deleted ones; {@link #hold} tells them apart. */
    public Optional<AccountView> find(String accountId) {
        return accounts.find(accountId).map(AccountView::of);
    }

    public Optional<AccountView> findByEmail(String email) {
        return accounts.findByEmail(email).map(AccountView::of);
    }

    /** What the captain drives; empty when the account is no captain's. */
    public Optional<Vehicle> vehicleOf(String captainId) {
        return accounts.find(captainId).map(Account::vehicle);
    }

    /** The same, and nobody changes it before the caller's transaction ends. */
    public Optional<Vehicle> heldVehicleOf(String captainId) {
        return accounts.lock(captainId).map(Account::vehicle);
    }

    /** Keeps the account from being deleted until the caller's transaction ends; refused when it is deleted already. */
    @Transactional(TxType.MANDATORY)
    public Outcome<String> hold(String accountId) {
        return accounts.hold(accountId)
                ? Outcome.done(accountId)
                : Outcome.refused(Refusal.of(401, "unauthenticated", "Not signed in", "The account was deleted."));
    }

    /** Counts one more rating into the average, inside the caller's transaction. */
    public void addRating(String accountId, int stars) {
        accounts.addRating(accountId, stars);
    }
}
