package org.ridewell.protection.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ridewell.protection.entity.Protection;
import org.ridewell.protection.entity.Protection.Kind;

class TightenedCallsTest {

    private static final Duration NORMAL = Duration.ofSeconds(30);

    private final Protections protections = new Protections(Clock.systemUTC());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TightenedCalls tightened = new TightenedCalls(protections, threads);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void staysInTheCallersThreadAtTheNormalTime() {
        assertThat(call(Thread::currentThread)).isSameAs(Thread.currentThread());
    }

    @Nested
    class WithLessTime {

        @Test
        void givesACallUpAndInterruptsIt() throws InterruptedException {
            tighten("maps", Duration.ofMillis(20));
            CountDownLatch never = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            assertThatThrownBy(() -> call(() -> {
                        try {
                            return never.await(1, TimeUnit.MINUTES);
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                            return false;
                        }
                    }))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("maps");
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void answersInTimeAsEver() {
            tighten("maps", Duration.ofSeconds(20));
            assertThat(call(() -> "a route")).isEqualTo("a route");
        }

        @Test
        void failsAsTheCallFails() {
            tighten("maps", Duration.ofSeconds(20));
            assertThatThrownBy(() -> tightened.call("maps", NORMAL, IOException.class, () -> {
                        throw new IOException("broken");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("broken");
        }

        @Test
        void leavesOtherDependenciesTheirTime() {
            tighten("payment-gateway", Duration.ofMillis(1));
            assertThat(call(Thread::currentThread)).isSameAs(Thread.currentThread());
        }

        @Test
        void neverGivesMoreThanTheNormalTime() {
            tighten("maps", NORMAL.plusSeconds(1));
            assertThat(call(Thread::currentThread)).isSameAs(Thread.currentThread());
        }
    }

    private <T> T call(TightenedCalls.Call<T, RuntimeException> call) {
        return tightened.call("maps", NORMAL, RuntimeException.class, call);
    }

    private void tighten(String dependency, Duration timeout) {
        Instant until = Instant.now().plusSeconds(60);
        protections.put(new Protection("p", Kind.TIGHTEN_TIMEOUT, dependency, timeout, until, "incident"));
    }
}
