package org.ridewell.accounts.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.control.Accounts;
import org.ridewell.accounts.entity.Account;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.accounts.entity.Language;
import org.ridewell.identity.entity.Id;
import org.ridewell.problem.control.InputRules;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/**
 * Makes accounts of riders and captains. No transaction spans it: hashing a password takes long, and one guarded INSERT
 * decides.
 */
@ApplicationScoped
public class SignUp {

    /** No password has this hash: such an account cannot sign in. */
    private static final String NO_PASSWORD = "";

    @Inject
    private InputRules rules;

    @Inject
    private Accounts accounts;

    @Inject
    private PasswordChecks passwords;

    @Inject
    private Clock clock;

    /** @param language in which the account's mails are written, see {@link Language#of} */
    public Outcome<AccountView> signUp(NewAccount request, @Nullable String language) {
        Optional<Refusal> broken = broken(request);
        if (broken.isPresent()) {
            return Outcome.refused(broken.get());
        }
        if (accounts.isTaken(request.email())) {
            return Outcome.refused(taken("email"));
        }
        return passwords
                .accepted(request.password(), request.email(), "password")
                .flatMap(hash -> add(request, hash, language));
    }

    /** For demo captains, who drive without ever signing in; any other rule holds. */
    public Outcome<AccountView> signUpWithoutPassword(NewAccount request) {
        return broken(request)
                .<Outcome<AccountView>>map(Outcome::refused)
                .orElseGet(() -> add(request, NO_PASSWORD, null));
    }

    private Outcome<AccountView> add(NewAccount request, String hash, @Nullable String language) {
        Account account = new Account(
                Id.next(clock),
                request.role(),
                request.name().strip(),
                request.email(),
                request.phone(),
                hash,
                clock.instant());
        account.speak(Language.of(language));
        NewAccount.NewCaptain captain = request.captain();
        if (captain != null) {
            account.withLicence(captain.licenceNumber(), captain.vehicle());
        }
        return accounts.add(account)
                .<Outcome<AccountView>>map(field -> Outcome.refused(taken(field)))
                .orElseGet(() -> Outcome.done(AccountView.of(account)));
    }

    private Optional<Refusal> broken(NewAccount request) {
        return rules.broken(request).or(() -> brokenRole(request));
    }

    private static Optional<Refusal> brokenRole(NewAccount request) {
        if (!request.role().isPublic()) {
            return Optional.of(Refusal.invalid("role", "must be RIDER or CAPTAIN"));
        }
        boolean captain = request.role() == AccountRole.CAPTAIN;
        if (captain && request.captain() == null) {
            return Optional.of(Refusal.invalid("captain", "must not be null for a captain"));
        }
        if (!captain && request.captain() != null) {
            return Optional.of(Refusal.invalid("captain", "is for captains only"));
        }
        return Optional.empty();
    }

    private static Refusal taken(String field) {
        return Refusal.conflict("taken", field + ": belongs to another account")
                .withError(field, "belongs to another account");
    }
}
