package org.ridewell.accounts.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ridewell.accounts.entity.Account;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.accounts.entity.Product;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;

/**
 * The accounts that are there from the start: in local mode one of each role for trying out, else the first OPS
 * account, whose configured password only serves until its first sign-in.
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

    void open(@Observes @Priority(Migrations.FIRST + 5) Startup event) {
        if (accounts.hasAny(AccountRole.OPS)) {
            return;
        }
        if (settings.isLocal()) {
            openDemo(passwords.hash(DEMO_PASSWORD).orElseThrow());
            return;
        }
        Account ops = account(
                "first-ops",
                AccountRole.OPS,
                "Operations",
                opsEmail.orElseThrow(),
                passwords.hash(opsPassword.orElseThrow()).orElseThrow());
        ops.requireNewPassword();
        accounts.add(ops);
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
