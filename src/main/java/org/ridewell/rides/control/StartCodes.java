package org.ridewell.rides.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;
import org.ridewell.rides.entity.StartCode;

/** Holds the secret that start codes are derived from. Local mode makes one and keeps it; production mode is given one. */
@ApplicationScoped
public class StartCodes {

    private static final String KEY = "start-code";

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Settings settings;

    /** {@code RIDEWELL_START_CODE_SECRET}: at least 32 characters; needed in production mode, the same on every replica. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_START_CODE_SECRET")
    private Optional<String> configured;

    private StartCode code = new StartCode("not yet read");

    @Transactional
    void read(@Observes @Priority(Migrations.FIRST + 20) Startup event) {
        if (!settings.role().servesRides()) {
            return;
        }
        code = new StartCode(configured.orElseGet(this::local));
    }

    public StartCode code() {
        return code;
    }

    private String local() {
        if (!settings.isLocal()) {
            throw new IllegalStateException("RIDEWELL_START_CODE_SECRET is missing");
        }
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        entities.createNativeQuery("INSERT INTO local_key (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING")
                .setParameter(1, KEY)
                .setParameter(2, HexFormat.of().formatHex(fresh))
                .executeUpdate();
        return (String) entities.createNativeQuery("SELECT value FROM local_key WHERE name = ?1")
                .setParameter(1, KEY)
                .getSingleResult();
    }
}
