package org.ridewell.configuration.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ridewell.configuration.entity.Mode;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.configuration.entity.Role;

/** The switches that every part may ask for. MicroProfile Config, environment first. */
@ApplicationScoped
public class Settings {

    /** {@code RIDEWELL_MODE}: local (default) or production. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_MODE", defaultValue = "local")
    private String mode;

    /** {@code RIDEWELL_ROLE}: all (default), rides or watchdog. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_ROLE", defaultValue = "all")
    private String role;

    /** {@code RIDEWELL_PLATFORM}: none (default), kubernetes or heroku. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_PLATFORM", defaultValue = "none")
    private String platform;

    /** {@code RIDEWELL_DEMO}: demo captains drive and take offers; true in local mode, else false. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_DEMO")
    private Optional<Boolean> demo;

    /** {@code RIDEWELL_CHAOS}: OPS may break things on purpose; true in local mode, else false. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_CHAOS")
    private Optional<Boolean> chaos;

    public Mode mode() {
        return Mode.valueOf(mode.toUpperCase(Locale.ROOT));
    }

    public Role role() {
        return Role.valueOf(role.toUpperCase(Locale.ROOT));
    }

    public Platform platform() {
        return Platform.valueOf(platform.toUpperCase(Locale.ROOT));
    }

    public boolean isLocal() {
        return mode() == Mode.LOCAL;
    }

    public boolean isDemo() {
        return demo.orElse(isLocal());
    }

    public boolean isChaosAllowed() {
        // a process that serves no rider has nothing to break
        return role().servesRides() && chaos.orElse(isLocal());
    }
}
