package org.ridewell.configuration.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.ridewell.configuration.entity.MissingSettings;

/**
 * Outside local mode nothing starts without real secrets: says all that is missing at once and ends the process, so that
 * a platform shows a failed start instead of a server that answers 404.
 */
@ApplicationScoped
public class RequiredSettings {

    /** Before the migrations: a half-configured process leaves the database alone. */
    private static final int BEFORE_ALL = 1;

    private static final Logger LOG = Logger.getLogger(RequiredSettings.class.getName());
    /** EX_CONFIG of sysexits.h. */
    private static final int EXIT = 78;

    @Inject
    private Settings settings;

    @Inject
    private Config config;

    void check(@Observes @Priority(BEFORE_ALL) Startup event) {
        if (settings.isLocal()) {
            return;
        }
        List<String> missing = MissingSettings.of(name -> config.getOptionalValue(name, String.class));
        if (missing.isEmpty()) {
            return;
        }
        LOG.log(
                Level.SEVERE,
                () -> "Ridewell does not start in production mode. Missing:\n  " + String.join("\n  ", missing));
        // the server's own shutdown would wait for this very thread; nothing has begun that must be finished
        Runtime.getRuntime().halt(EXIT);
    }
}
