package org.ridewell.protection.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Calls to which rung 0 may give less time than MicroProfile Fault Tolerance does. That stays around them: a call given up here is a time-out to its breaker and its fallback. */
@ApplicationScoped
public class TightenedCalls {

    private final Protections protections;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ExecutorService threads;

    /** For the client proxy that CDI makes. */
    TightenedCalls() {
        this(new Protections());
    }

    @Inject
    public TightenedCalls(Protections protections) {
        this.protections = protections;
    }

    TightenedCalls(Protections protections, ExecutorService threads) {
        this.protections = protections;
        this.threads = threads;
    }

    /** What is asked of a dependency. */
    public interface Call<T, E extends Exception> {
        T answer() throws E;
    }

    /**
     * In the caller's own thread as long as the normal time holds.
     *
     * @param normal what Fault Tolerance gives
     * @param fails how the call fails
     * @throws TimeoutException when the shorter time is over
     */
    public <T, E extends Exception> T call(String dependency, Duration normal, Class<E> fails, Call<T, E> call)
            throws E {
        Duration given = protections.timeout(dependency, normal);
        return given.equals(normal) ? call.answer() : within(given, dependency, fails, call);
    }

    private <T, E extends Exception> T within(Duration given, String dependency, Class<E> fails, Call<T, E> call)
            throws E {
        Future<T> answer = threads.submit(call::answer);
        try {
            return answer.get(given.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (fails.isInstance(e.getCause())) {
                throw fails.cast(e.getCause());
            }
            throw new IllegalStateException(e.getCause());
        } catch (java.util.concurrent.TimeoutException | InterruptedException e) {
            // an interruption is Fault Tolerance's own time-out, and this is its end
            answer.cancel(true);
            throw new TimeoutException("rung 0 gives a call of " + dependency + " no more than " + given, e);
        }
    }
}
