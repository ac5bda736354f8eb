package org.ridewell.sessions.control;

import static org.ridewell.database.control.Timestamps.utc;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.ridewell.database.control.Migrations;
import org.ridewell.database.entity.Migrated;
import org.ridewell.sessions.entity.RsaKeys;
import org.ridewell.sessions.entity.Secret;

/**
 * The pair that signs access tokens: {@code RIDEWELL_JWT_PRIVATE_KEY}, or, in local mode, one that the first replica
 * makes and keeps in the database, where the others find it.
 */
@ApplicationScoped
public class SigningKeys {

    @Inject
    @ConfigProperty(name = "RIDEWELL_JWT_PRIVATE_KEY")
    private Optional<String> configured;

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    private volatile @Nullable KeyPair keys;

    /** @throws IllegalStateException when the configured key cannot be read */
    void load(@Observes @Priority(Migrations.FIRST + 1) Startup event) {
        configured.map(RsaKeys::parse).ifPresent(pair -> keys = pair);
    }

    @Transactional
    void load(@Observes Migrated event) {
        if (configured.isEmpty()) {
            keys = RsaKeys.parse(stored());
        }
    }

    KeyPair pair() {
        KeyPair pair = keys;
        if (pair == null) {
            throw new IllegalStateException("the signing keys are not loaded yet");
        }
        return pair;
    }

    /** 256 bits for another purpose, from which the private key cannot be computed. */
    public byte[] derived(String purpose) {
        String key = Base64.getEncoder().encodeToString(pair().getPrivate().getEncoded());
        return Secret.sha256(purpose + ":" + key);
    }

    private String stored() {
        KeyPair fresh = RsaKeys.generate();
        entities.createNativeQuery("insert into signing_key (id, private_key, public_key, created_at)"
                        + " values ('local', ?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, RsaKeys.pem(fresh.getPrivate()))
                .setParameter(2, RsaKeys.pem(fresh.getPublic()))
                .setParameter(3, utc(clock.instant()))
                .executeUpdate();
        return (String) entities.createNativeQuery("select private_key from signing_key where id = 'local'")
                .getSingleResult();
    }
}
