package org.ridewell.accounts.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ridewell.configuration.control.Settings;

/**
 * PBKDF2 at OWASP's work factor (2025: HMAC-SHA-256, 600,000 rounds), about 0.3 s of a core each. Half of the cores at
 * most compute hashes, so that a storm of sign-ins leaves the others to rides; who waits longer than
 * {@link #LONGEST_WAIT} is turned away.
 */
@ApplicationScoped
public class Passwords {

    public static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private static final int ROUNDS = 600_000;
    private static final int SALT = 16;
    private static final int KEY = 32;
    /** Requests; each waiting one holds a thread of the server. */
    private static final int QUEUE = 40;

    private final Semaphore cores =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    @Inject
    private Pbkdf2PasswordHash pbkdf2;

    @Inject
    private Settings settings;

    /** {@code RIDEWELL_PASSWORD_ROUNDS}: fewer rounds, in local mode only, for tests that sign up hundreds of people. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_PASSWORD_ROUNDS")
    private Optional<Integer> wanted;

    private String nobodys = "";

    @PostConstruct
    void configure() {
        String rounds = Integer.toString(rounds(wanted, settings.isLocal()));
        pbkdf2.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm",
                "PBKDF2WithHmacSHA256",
                "Pbkdf2PasswordHash.Iterations",
                rounds,
                "Pbkdf2PasswordHash.SaltSizeBytes",
                Integer.toString(SALT),
                "Pbkdf2PasswordHash.KeySizeBytes",
                Integer.toString(KEY)));
        nobodys = "PBKDF2WithHmacSHA256:" + rounds + ":" + random(SALT) + ":" + random(KEY);
    }

    /** What was wanted in local mode; outside it nothing lowers the work factor. */
    static int rounds(Optional<Integer> wanted, boolean local) {
        return local ? wanted.orElse(ROUNDS) : ROUNDS;
    }

    /** A hash that no password has: checking against it costs what a real one costs. */
    public String nobodys() {
        return nobodys;
    }

    /** Empty when too many others wait. */
    public Optional<String> hash(String password) {
        return inTurn(() -> pbkdf2.generate(password.toCharArray()));
    }

    /** Empty when too many others wait. */
    public Optional<Boolean> verify(String password, String hash) {
        return inTurn(() -> pbkdf2.verify(password.toCharArray(), hash));
    }

    private <T> Optional<T> inTurn(Supplier<T> work) {
        if (cores.getQueueLength() >= QUEUE) {
            return Optional.empty();
        }
        try {
            if (!cores.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            cores.release();
        }
    }

    private static String random(int bytes) {
        byte[] chance = new byte[bytes];
        new SecureRandom().nextBytes(chance);
        return Base64.getEncoder().encodeToString(chance);
    }
}
