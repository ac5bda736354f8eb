package org.ridewell.profile.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.PasswordChecks;
import org.ridewell.accounts.boundary.PasswordSteps;
import org.ridewell.accounts.control.Accounts;
import org.ridewell.accounts.entity.Account;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.problem.control.InputRules;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.entity.VehicleChange;
import org.ridewell.sessions.boundary.CurrentSession;
import org.ridewell.sessions.boundary.SessionRegister;

/** What people do with their own account, on {@code /account} and below {@code /api/me}. */
@ApplicationScoped
public class Profile {

    @Inject
    private InputRules rules;

    @Inject
    private Accounts accounts;

    @Inject
    private PasswordChecks passwords;

    @Inject
    private PasswordSteps steps;

    @Inject
    private SessionRegister sessions;

    @Inject
    private CurrentSession current;

    @Inject
    private Instance<ShiftState> shifts;

    @Inject
    private AccountDeletion deletion;

    public MyAccount of(String accountId) {
        return view(accounts.find(accountId).orElseThrow());
    }

    /** @param version the one that the change was made on, or null to take whichever there is */
    public Outcome<MyAccount> change(String accountId, ProfileChange change, @Nullable Integer version) {
        Account account = accounts.find(accountId).orElseThrow();
        Optional<Refusal> refused = rules.broken(change)
                .or(() -> wrongVersion(account, version))
                .or(() -> brokenVehicle(account, change))
                .or(() -> neededVehicle(account, change))
                .or(() -> taken(account, change))
                .or(() -> brokenAddress(account, change));
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        // asked again while the row is held: the captain may go online or take a ride meanwhile
        return accounts.change(
                        accountId,
                        account.version(),
                        () -> neededVehicle(account, change).isEmpty(),
                        changed -> apply(change, changed))
                .<Outcome<MyAccount>>map(changed -> Outcome.done(view(changed)))
                // another account may have come first since that was looked up, or the captain went online
                .orElseGet(() -> Outcome.refused(taken(account, change)
                        .or(() -> neededVehicle(account, change))
                        .orElseGet(Profile::stale)));
    }

    /** Ends all other sessions. */
    public Outcome<Boolean> changePassword(String accountId, String present, String next) {
        return passwords.confirmed(accountId, present, "currentPassword").flatMap(account -> passwords
                .accepted(next, account.email(), "newPassword")
                .map(hash -> {
                    steps.change(accountId, hash, current.id());
                    return true;
                }));
    }

    /** Takes the person's data away for good; rides and receipts of others keep an account without a name. */
    public Outcome<Boolean> delete(String accountId, String password) {
        Account account = accounts.find(accountId).orElseThrow();
        if (!account.role().isPublic()) {
            return Outcome.refused(Refusal.forbidden("Only riders and captains delete their account themselves."));
        }
        return passwords.confirmed(accountId, password, "password").flatMap(confirmed -> deletion.delete(accountId));
    }

    /** The one that asks. */
    public Outcome<SessionView> session(String accountId) {
        String id = current.id();
        return Optional.ofNullable(id)
                .flatMap(known -> sessions.find(known, accountId))
                .map(session -> Outcome.done(SessionView.of(session, id)))
                .orElseGet(() -> Outcome.refused(Refusal.notFound("open session")));
    }

    /**
     * Newest first.
     *
     * @param before the id that ended the last page, or null
     */
    public List<SessionView> sessions(String accountId, @Nullable String before, int limit) {
        return sessions.list(accountId, before, limit).stream()
                .map(session -> SessionView.of(session, current.id()))
                .toList();
    }

    /** "Sign out there". */
    public Outcome<Boolean> endSession(String accountId, String sessionId) {
        return sessions.endOther(sessionId, accountId)
                ? Outcome.done(true)
                : Outcome.refused(Refusal.notFound("open session"));
    }

    private MyAccount view(Account account) {
        return MyAccount.of(account, isOnline(account));
    }

    private boolean isOnline(Account account) {
        return account.role() == AccountRole.CAPTAIN && shifts.stream().anyMatch(shift -> shift.isOnline(account.id()));
    }

    private boolean hasRide(Account account) {
        return shifts.stream().anyMatch(shift -> shift.hasRide(account.id()));
    }

    private static void apply(ProfileChange change, Account account) {
        if (change.name() != null) {
            account.rename(change.name().strip());
        }
        if (change.phone() != null) {
            account.callAt(change.phone());
        }
        if (change.locale() != null) {
            account.speak(change.locale());
        }
        if (change.email() != null) {
            account.writeTo(change.email());
        }
        if (change.vehicle() != null) {
            account.drive(change.vehicle());
        }
    }

    private static Optional<Refusal> wrongVersion(Account account, @Nullable Integer version) {
        return version == null || version == account.version() ? Optional.empty() : Optional.of(stale());
    }

    private static Optional<Refusal> brokenVehicle(Account account, ProfileChange change) {
        return change.vehicle() == null || account.role() == AccountRole.CAPTAIN
                ? Optional.empty()
                : Optional.of(Refusal.invalid("vehicle", "is for captains only"));
    }

    /** What belongs to another account. */
    private Optional<Refusal> taken(Account account, ProfileChange change) {
        Vehicle vehicle = change.vehicle();
        if (vehicle != null && accounts.hasPlate(vehicle.plate(), account.id())) {
            return Optional.of(taken("vehicle.plate"));
        }
        String email = change.email();
        return email != null && !email.equalsIgnoreCase(account.email()) && accounts.isTaken(email)
                ? Optional.of(taken("email"))
                : Optional.empty();
    }

    private Optional<Refusal> neededVehicle(Account account, ProfileChange change) {
        Vehicle present = account.vehicle();
        Vehicle next = change.vehicle();
        return present == null || next == null
                ? Optional.empty()
                : new VehicleChange(present, next).refusal(isOnline(account), hasRide(account));
    }

    /** Who got hold of an unlocked telephone must not take the account over by its address. */
    private Optional<Refusal> brokenAddress(Account account, ProfileChange change) {
        String email = change.email();
        if (email == null || Objects.equals(email, account.email())) {
            return Optional.empty();
        }
        if (change.password() == null) {
            return Optional.of(Refusal.invalid("password", "must not be null when the address changes"));
        }
        return passwords
                .confirmed(account.id(), change.password(), "password")
                .fold(confirmed -> Optional.empty(), Optional::of);
    }

    private static Refusal taken(String field) {
        return Refusal.conflict("taken", field + ": belongs to another account")
                .withError(field, "belongs to another account");
    }

    private static Refusal stale() {
        return Refusal.of(412, "stale", "Changed meanwhile", "If-Match: the account was changed since you read it.");
    }
}
