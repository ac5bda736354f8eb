package org.ridewell.protection.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ridewell.protection.entity.Protection;
import org.ridewell.protection.entity.Protection.Kind;

/**
 * Rung 0: what this process refuses at the moment. It sits in front of MicroProfile Fault Tolerance and never replaces it. In memory only, so that it works when everything
 * else is down; each protection ends at its expiry by itself.
 */
@ApplicationScoped
public class Protections {

    private final Map<String, Protection> byName = new ConcurrentHashMap<>();

    private final Clock clock;

    /** For the client proxy that CDI makes. */
    Protections() {
        this(Clock.systemUTC());
    }

    @Inject
    public Protections(Clock clock) {
        this.clock = clock;
    }

    /** May {@code dependency} not be called now? The caller answers as if its own breaker were open. */
    public boolean isOpen(String dependency) {
        return holding(Kind.OPEN_BREAKER, dependency).findAny().isPresent();
    }

    /** Is this class of traffic refused now? The caller answers 503 with Retry-After. */
    public boolean isShed(String trafficClass) {
        return holding(Kind.SHED, trafficClass).findAny().isPresent();
    }

    /** The time that a call of {@code dependency} gets: {@code normal}, or less. */
    public Duration timeout(String dependency, Duration normal) {
        return holding(Kind.TIGHTEN_TIMEOUT, dependency)
                .map(Protection::timeout)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .filter(shorter -> shorter.compareTo(normal) < 0)
                .orElse(normal);
    }

    /** How long until calls of the dependency or class are welcome again; for Retry-After. */
    public Optional<Duration> retryAfter(String target) {
        Instant now = clock.instant();
        return active().stream()
                .filter(p -> p.target().equals(target) && p.kind() != Kind.TIGHTEN_TIMEOUT)
                .map(p -> Duration.between(now, p.until()))
                .max(Comparator.naturalOrder());
    }

    public void put(Protection protection) {
        byName.put(protection.name(), protection);
    }

    public @Nullable Protection remove(String name) {
        return byName.remove(name);
    }

    public List<Protection> active() {
        Instant now = clock.instant();
        byName.values().removeIf(p -> !p.holdsAt(now));
        return byName.values().stream()
                .sorted(Comparator.comparing(Protection::name))
                .toList();
    }

    private Stream<Protection> holding(Kind kind, String target) {
        Instant now = clock.instant();
        return byName.values().stream()
                .filter(p -> p.kind() == kind && p.target().equals(target) && p.holdsAt(now));
    }
}
