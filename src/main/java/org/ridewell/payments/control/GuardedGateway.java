package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.ridewell.payments.control.PaymentGateway.GatewayUnreachable;
import org.ridewell.payments.entity.GatewayAnswer;
import org.ridewell.payments.entity.GatewayCall;
import org.ridewell.protection.control.FailedCalls;
import org.ridewell.protection.control.GuardedDependency;
import org.ridewell.protection.control.Protections;
import org.ridewell.protection.control.TightenedCalls;

/**
 * The gateway behind MicroProfile Fault Tolerance. Whatever goes wrong becomes UNKNOWN, which a job resolves later by asking; a time-out is not
 * retried, because a rider waits.
 */
@ApplicationScoped
public class GuardedGateway implements GuardedDependency {

    private static final String NAME = "payment-gateway";

    /** Seconds: a slow bank answers within 3. */
    private static final int PATIENCE = 4;

    @Inject
    private PaymentGateway gateway;

    @Inject
    private Protections protections;

    @Inject
    private FailedCalls failed;

    @Inject
    private TightenedCalls tightened;

    @Timeout(value = PATIENCE, unit = ChronoUnit.SECONDS)
    // a broken connection is retried twice under the same key, within one more second
    @Retry(
            maxRetries = 2,
            delay = 150,
            jitter = 100,
            retryOn = GatewayUnreachable.class,
            abortOn = TimeoutException.class)
    @CircuitBreaker(
            requestVolumeThreshold = 8,
            failureRatio = 0.5,
            delay = 5,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = 2,
            failOn = {GatewayUnreachable.class, TimeoutException.class})
    // fewer than the pool's connections: waiting for the gateway never starves the rest
    @Bulkhead(12)
    @Fallback(fallbackMethod = "noAnswer")
    public GatewayAnswer send(GatewayCall call) throws GatewayUnreachable {
        return asked(() -> gateway.send(call));
    }

    private <T> T asked(TightenedCalls.Call<T, GatewayUnreachable> question) throws GatewayUnreachable {
        refuseWhileOpen();
        return tightened.call(NAME, Duration.ofSeconds(PATIENCE), GatewayUnreachable.class, () -> {
            try {
                return question.answer();
            } catch (GatewayUnreachable e) {
                failed.count(NAME);
                throw e;
            }
        });
    }

    private void refuseWhileOpen() throws GatewayUnreachable {
        if (protections.isOpen(NAME)) {
            throw new GatewayUnreachable("rung 0 holds the breaker open");
        }
    }

    @Timeout(value = PATIENCE, unit = ChronoUnit.SECONDS)
    @Retry(
            maxRetries = 1,
            delay = 150,
            jitter = 50,
            retryOn = GatewayUnreachable.class,
            abortOn = TimeoutException.class)
    @Fallback(fallbackMethod = "askedInVain")
    public Optional<GatewayAnswer> find(String key) throws GatewayUnreachable {
        return asked(() -> gateway.find(key));
    }

    @Override
    public String dependency() {
        return NAME;
    }

    /** Asks for a key that never was: reaches the gateway, changes nothing. */
    @Override
    public void ping() throws GatewayUnreachable {
        if (gateway.find("ping").isPresent()) {
            throw new GatewayUnreachable("the gateway invents answers");
        }
    }

    public Optional<String> label(String token) {
        return gateway.label(token);
    }

    GatewayAnswer noAnswer(GatewayCall call) {
        return GatewayAnswer.unknown();
    }

    Optional<GatewayAnswer> askedInVain(String key) {
        return Optional.of(GatewayAnswer.unknown());
    }
}
