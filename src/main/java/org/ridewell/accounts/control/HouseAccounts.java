package org.ridewell.accounts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ridewell.accounts.entity.Account;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.accounts.entity.Product;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.entity.Migrated;

/**
 * The accounts that are there from the start: in local mode one of each role for trying out, else the first OPS and, where
 * it is configured, the first AUDITOR account. A configured password only serves until its first sign-in.
 */
@ApplicationScoped
public class HouseAccounts {

    private static final String DEMO_PASSWORD = "ridewell-demo";

    @Inject
    private Settings settings;

    @Inject
    private Accounts accounts;

    @Inject
    private Passwords passwords;

    @Inject
    private Clock clock;

    /** {@code RIDEWELL_OPS_EMAIL}: address of the first OPS account, outside local mode. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_OPS_EMAIL")
    private Optional<String> opsEmail;

    /** {@code RIDEWELL_OPS_PASSWORD}: its password until the first sign-in. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_OPS_PASSWORD")
    private Optional<String> opsPassword;

    /** {@code RIDEWELL_AUDITOR_EMAIL}: address of the first AUDITOR account, whom operations cannot make: they are whom it audits. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_AUDITOR_EMAIL")
    private Optional<String> auditorEmail;

    /** {@code RIDEWELL_AUDITOR_PASSWORD}: its password until the first sign-in. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_AUDITOR_PASSWORD")
    private Optional<String> auditorPassword;

    void open(@Observes Migrated event) {
        if (!settings.isLocal()) {
            openFirst("first-auditor", AccountRole.AUDITOR, "Auditor", auditorEmail, auditorPassword);
            openFirst("first-ops", AccountRole.OPS, "Operations", opsEmail, opsPassword);
        } else if (!accounts.hasAny(AccountRole.OPS)) {
            openDemo(passwords.hash(DEMO_PASSWORD).orElseThrow());
        }
    }

    private void openFirst(
            String id, AccountRole role, String name, Optional<String> email, Optional<String> password) {
        if (email.isEmpty() || password.isEmpty() || accounts.hasAny(role)) {
            return;
        }
        Account first = account(
                id, role, name, email.get(), passwords.hash(password.get()).orElseThrow());
        first.requireNewPassword();
        accounts.add(first);
    }

    private void openDemo(String hash) {
        accounts.add(account("demo-rider", AccountRole.RIDER, "Rosa Rider", "rider@example.org", hash));
        accounts.add(account("demo-captain", AccountRole.CAPTAIN, "Carlo Captain", "captain@example.org", hash)
                .withLicence("MC-DEMO-1", new Vehicle(Product.CAR, "Renault Zoe", "MC 1234", "white", 4)));
        accounts.add(account("demo-auditor", AccountRole.AUDITOR, "Ada Auditor", "auditor@example.org", hash));
        // the last one: whoever finds it finds all
        accounts.add(account("demo-ops", AccountRole.OPS, "Olga Operations", "ops@example.org", hash));
    }

    private Account account(String id, AccountRole role, String name, String email, String hash) {
        return new Account(id, role, name, email, "+377 99 99 99 99", hash, clock.instant());
    }
}
