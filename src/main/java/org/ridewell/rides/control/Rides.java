package org.ridewell.rides.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.identity.entity.Id;
import org.ridewell.rides.entity.CancellationFee;
import org.ridewell.rides.entity.NewRide;
import org.ridewell.rides.entity.Party;
import org.ridewell.rides.entity.Ride;
import org.ridewell.rides.entity.RideState;

/**
 * Where rides are stored. A change is one UPDATE guarded by the state that it starts from, and one row of the event log in the same
 * transaction; the UPDATE that finds nothing lost a race and writes nothing.
 */
@ApplicationScoped
public class Rides {

    @PersistenceContext
    private EntityManager entities;

    public Optional<Ride> find(String id) {
        return entities.createQuery("SELECT r FROM Ride r WHERE r.id = :id", Ride.class)
                .setParameter("id", id)
                // guarded updates go past the persistence context
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .findFirst();
    }

    public Optional<Ride> activeAsRider(String riderId) {
        return activeOf(riderId).filter(ride -> ride.riderId().equals(riderId));
    }

    public Optional<Ride> activeOf(String accountId) {
        return entities.createQuery(
                        "SELECT r FROM Ride r WHERE (r.riderId = :account AND r.state IN :active) "
                                + "OR (r.captainId = :account AND r.state IN :driving)",
                        Ride.class)
                .setParameter("account", accountId)
                .setParameter(
                        "active",
                        List.of(RideState.REQUESTED, RideState.ACCEPTED, RideState.ARRIVED, RideState.STARTED))
                .setParameter("driving", List.of(RideState.ACCEPTED, RideState.ARRIVED, RideState.STARTED))
                .setHint("eclipselink.refresh", true)
                .getResultStream()
                .findFirst();
    }

    /** Newest first; ids sort by age. */
    public List<Ride> of(String accountId, @Nullable String before, int limit) {
        return entities.createQuery(
                        "SELECT r FROM Ride r WHERE (r.riderId = :account OR r.captainId = :account) AND r.id < :before "
                                + "ORDER BY r.id DESC",
                        Ride.class)
                .setParameter("account", accountId)
                .setParameter("before", before == null ? Id.AFTER_ALL : before)
                .setMaxResults(limit)
                .getResultList();
    }

    /** False when the rider has an active ride already. */
    public boolean insert(NewRide ride) {
        var trip = ride.trip();
        return entities.createNativeQuery(
                                "INSERT INTO ride (id, rider_id, state, product, quote_id, "
                                        + "pickup_name, pickup_lat, pickup_lon, destination_name, destination_lat, destination_lon, "
                                        + "distance, duration, polyline, fare, total, currency, payment_type, payment_label, "
                                        + "start_code_hash, requested_at, lapses_at) VALUES "
                                        + "(?1, ?2, 'REQUESTED', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
                                        + "?18, ?19, ?20, ?21) "
                                        + "ON CONFLICT (rider_id) WHERE state IN ('REQUESTED', 'ACCEPTED', 'ARRIVED', 'STARTED') DO NOTHING")
                        .setParameter(1, ride.id())
                        .setParameter(2, ride.riderId())
                        .setParameter(3, ride.product().name())
                        .setParameter(4, ride.quoteId())
                        .setParameter(5, trip.pickup().name())
                        .setParameter(6, trip.pickup().position().lat())
                        .setParameter(7, trip.pickup().position().lon())
                        .setParameter(8, trip.destination().name())
                        .setParameter(9, trip.destination().position().lat())
                        .setParameter(10, trip.destination().position().lon())
                        .setParameter(11, trip.distance())
                        .setParameter(12, trip.duration())
                        .setParameter(13, trip.polyline())
                        .setParameter(14, ride.fare())
                        .setParameter(15, ride.total().amount())
                        .setParameter(16, ride.total().currency())
                        .setParameter(17, ride.paymentType())
                        .setParameter(18, ride.paymentLabel())
                        .setParameter(19, ride.startCodeHash())
                        .setParameter(20, utc(ride.requestedAt()))
                        .setParameter(21, utc(ride.lapsesAt()))
                        .executeUpdate()
                == 1;
    }

    /**
     * REQUESTED to ACCEPTED. False when the request is gone, or the captain drives already.
     *
     * @param pickupDue when the captain should be at the pickup, null when nobody could tell
     */
    public boolean accept(String id, String captainId, Instant at, @Nullable Instant pickupDue) {
        // one captain's acceptances queue here, so that the partial unique index is never run into
        lock("captain:" + captainId);
        return update("UPDATE ride SET state = 'ACCEPTED', captain_id = ?2, accepted_at = ?3, "
                        + "pickup_due = CAST(CAST(?4 AS text) AS timestamptz) WHERE id = ?1 AND state = 'REQUESTED' "
                        + "AND NOT EXISTS (SELECT 1 FROM ride other WHERE other.captain_id = ?2 "
                        + "AND other.state IN ('ACCEPTED', 'ARRIVED', 'STARTED'))")
                .on(id, captainId, utc(at), pickupDue == null ? null : pickupDue.toString());
    }

    /** ACCEPTED to REQUESTED: this captain is not coming, another one is looked for. */
    public boolean searchAgain(String id, String captainId, Instant lapsesAt) {
        return update("UPDATE ride SET state = 'REQUESTED', captain_id = NULL, accepted_at = NULL, pickup_due = NULL, "
                        + "lapses_at = ?3 WHERE id = ?1 AND captain_id = ?2 AND state = 'ACCEPTED'")
                .on(id, captainId, utc(lapsesAt));
    }

    /** False also when the ride was taken from the captain meanwhile; so it is with each step of a captain. */
    public boolean arrive(String id, String captainId, Instant at) {
        return update("UPDATE ride SET state = 'ARRIVED', arrived_at = ?3 "
                        + "WHERE id = ?1 AND captain_id = ?2 AND state = 'ACCEPTED'")
                .on(id, captainId, utc(at));
    }

    /** Takes one of the tries for the start code; false when none is left or the captain is not at the pickup. */
    public boolean tryStart(String id, String captainId, int tries) {
        return update("UPDATE ride SET start_tries = start_tries + 1 "
                        + "WHERE id = ?1 AND captain_id = ?2 AND state = 'ARRIVED' AND start_tries < ?3")
                .on(id, captainId, tries);
    }

    public boolean start(String id, String captainId, Instant at) {
        return update("UPDATE ride SET state = 'STARTED', started_at = ?3 "
                        + "WHERE id = ?1 AND captain_id = ?2 AND state = 'ARRIVED'")
                .on(id, captainId, utc(at));
    }

    public boolean complete(String id, String captainId, Instant at) {
        return update("UPDATE ride SET state = 'COMPLETED', completed_at = ?3 "
                        + "WHERE id = ?1 AND captain_id = ?2 AND state = 'STARTED'")
                .on(id, captainId, utc(at));
    }

    /**
     * @param from as it was when the fee was worked out: neither its state nor its captain may have changed
     */
    public boolean cancel(Ride from, Party by, String reason, CancellationFee fee, Instant at) {
        return update("UPDATE ride SET state = 'CANCELLED', cancelled_at = ?2, cancelled_by = ?3, cancel_reason = ?4, "
                        + "cancel_fee = ?5, fee_policy = ?6 WHERE id = ?1 AND state = ?7 "
                        + "AND captain_id IS NOT DISTINCT FROM CAST(?8 AS text)")
                .on(
                        from.id(),
                        utc(at),
                        by.name(),
                        reason,
                        fee.amount().amount(),
                        fee.policy(),
                        from.state().name(),
                        from.captainId());
    }

    public boolean expire(String id, Instant at) {
        return update("UPDATE ride SET state = 'EXPIRED', expired_at = ?2 WHERE id = ?1 AND state = 'REQUESTED'")
                .on(id, utc(at));
    }

    /** Requests that nobody took in time. Replicas share them out by skipping each other's locks. */
    public List<String> lapsed(Instant now, int limit) {
        return rows(ids("SELECT id FROM ride WHERE state = 'REQUESTED' AND lapses_at <= ?1 ORDER BY lapses_at LIMIT ?2 "
                                + "FOR UPDATE SKIP LOCKED")
                        .setParameter(1, utc(now))
                        .setParameter(2, limit))
                .stream()
                .map(String.class::cast)
                .toList();
    }

    /** A request that looks for a captain, locked for the transaction; empty when it does no longer. */
    public Optional<Ride> claimAwaiting(String id, Instant now) {
        return ids("SELECT id FROM ride WHERE id = ?1 AND state = 'REQUESTED' AND lapses_at > ?2 FOR UPDATE")
                        .setParameter(1, id)
                        .setParameter(2, utc(now))
                        .getResultList()
                        .isEmpty()
                ? Optional.empty()
                : find(id);
    }

    /** Requests that look for a captain, oldest first. */
    public List<String> waiting(Instant now, int limit) {
        List<?> ids =
                ids("SELECT id FROM ride WHERE state = 'REQUESTED' AND lapses_at > ?1 ORDER BY requested_at LIMIT ?2")
                        .setParameter(1, utc(now))
                        .setParameter(2, limit)
                        .getResultList();
        return ids.stream().map(String.class::cast).toList();
    }

    /** The row of the log that every change has. */
    public void record(
            String id, @Nullable RideState from, RideState to, Instant at, Party by, @Nullable String accountId) {
        entities.createNativeQuery("INSERT INTO ride_event (ride_id, from_state, to_state, at, by_kind, by_account) "
                        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, id)
                .setParameter(2, from == null ? null : from.name())
                .setParameter(3, to.name())
                .setParameter(4, utc(at))
                .setParameter(5, by.name())
                .setParameter(6, accountId)
                .executeUpdate();
    }

    /** Until the end of the transaction. */
    public void lock(String what) {
        entities.createNativeQuery("SELECT CAST(pg_advisory_xact_lock(hashtextextended(?1, 0)) AS text)")
                .setParameter(1, what)
                .getResultList();
    }

    private Query ids(String sql) {
        return entities.createNativeQuery(sql);
    }

    private static List<?> rows(Query query) {
        return query.getResultList();
    }

    private Guarded update(String sql) {
        return parameters -> {
            Query query = entities.createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate() == 1;
        };
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private interface Guarded {
        /** True when the guard held. */
        boolean on(@Nullable Object... parameters);
    }
}
