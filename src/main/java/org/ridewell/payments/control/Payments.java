package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.entity.Bill;
import org.ridewell.payments.entity.Means;
import org.ridewell.payments.entity.PaymentState;
import org.ridewell.payments.entity.PaymentType;
import org.ridewell.payments.entity.RidePayment;

/** The payments of rides. States change by UPDATEs that name the state they start from. */
@ApplicationScoped
public class Payments {

    @PersistenceContext
    private EntityManager entities;

    public void insert(String rideId, String riderId, Means means, Bill bill, PaymentState state) {
        entities.createNativeQuery(
                        "INSERT INTO ride_payment (ride_id, rider_id, type, token, label, net, tax, rebate, amount, "
                                + "currency, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
                .setParameter(1, rideId)
                .setParameter(2, riderId)
                .setParameter(3, means.type().name())
                .setParameter(4, means.token())
                .setParameter(5, means.label())
                .setParameter(6, bill.net())
                .setParameter(7, bill.tax())
                .setParameter(8, bill.rebate())
                .setParameter(9, bill.total().amount())
                .setParameter(10, bill.currency())
                .setParameter(11, state.name())
                .executeUpdate();
    }

    public Optional<RidePayment> find(String rideId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT ride_id, rider_id, captain_id, type, token, label, net, tax, rebate, "
                                + "amount, captured, refunded, currency, state FROM ride_payment WHERE ride_id = ?1")
                .setParameter(1, rideId)
                .getResultList();
        return rows.stream().findFirst().map(Payments::payment);
    }

    /** Empty also when another rider's. */
    public Optional<RidePayment> find(String rideId, String riderId) {
        return find(rideId).filter(payment -> payment.riderId().equals(riderId));
    }

    public RidePayment get(String rideId) {
        return find(rideId).orElseThrow(() -> new IllegalStateException("ride " + rideId + " has no payment"));
    }

    /** How far the rider's payments are that are not at their end. */
    public List<PaymentState> openOf(String riderId) {
        return rows(entities.createNativeQuery("SELECT DISTINCT state FROM ride_payment WHERE rider_id = ?1 "
                                + "AND state IN ('INTENT', 'AUTHORISED', 'UNKNOWN', 'DUE')")
                        .setParameter(1, riderId))
                .stream()
                .map(state -> PaymentState.valueOf((String) state))
                .toList();
    }

    /** Until the end of the transaction. */
    public void lock(String rideId) {
        rows(entities.createNativeQuery("SELECT ride_id FROM ride_payment WHERE ride_id = ?1 FOR UPDATE")
                .setParameter(1, rideId));
    }

    /** False when it was in none of these states. */
    public boolean move(String rideId, PaymentState to, PaymentState... from) {
        return entities.createNativeQuery("UPDATE ride_payment SET state = ?2, touched_at = now() "
                                + "WHERE ride_id = ?1 AND state = ANY (string_to_array(?3, ','))")
                        .setParameter(1, rideId)
                        .setParameter(2, to.name())
                        .setParameter(
                                3,
                                String.join(
                                        ",",
                                        List.of(from).stream().map(Enum::name).toList()))
                        .executeUpdate()
                == 1;
    }

    public void captain(String rideId, String captainId) {
        entities.createNativeQuery("UPDATE ride_payment SET captain_id = ?2 WHERE ride_id = ?1")
                .setParameter(1, rideId)
                .setParameter(2, captainId)
                .executeUpdate();
    }

    /** What was due is paid with something else than was agreed. */
    public void means(String rideId, Means means) {
        entities.createNativeQuery("UPDATE ride_payment SET type = ?2, token = CAST(?3 AS text), "
                        + "label = CAST(?4 AS text) WHERE ride_id = ?1")
                .setParameter(1, rideId)
                .setParameter(2, means.type().name())
                .setParameter(3, means.token())
                .setParameter(4, means.label())
                .executeUpdate();
    }

    public void amount(String rideId, Money amount) {
        entities.createNativeQuery("UPDATE ride_payment SET amount = ?2 WHERE ride_id = ?1")
                .setParameter(1, rideId)
                .setParameter(2, amount.amount())
                .executeUpdate();
    }

    public void captured(String rideId, Money amount) {
        entities.createNativeQuery("UPDATE ride_payment SET state = 'CAPTURED', captured = ?2, touched_at = now() "
                        + "WHERE ride_id = ?1")
                .setParameter(1, rideId)
                .setParameter(2, amount.amount())
                .executeUpdate();
    }

    public void refunded(String rideId) {
        entities.createNativeQuery(
                        "UPDATE ride_payment SET state = 'REFUNDED', refunded = captured, touched_at = now() "
                                + "WHERE ride_id = ?1")
                .setParameter(1, rideId)
                .executeUpdate();
    }

    /** A resumed booking is alive again. */
    public void touch(String rideId) {
        entities.createNativeQuery("UPDATE ride_payment SET touched_at = now() WHERE ride_id = ?1 AND state = 'INTENT'")
                .setParameter(1, rideId)
                .executeUpdate();
    }

    /** Bookings that died between their payment and their ride; replicas skip each other's. */
    public List<String> abandoned(int afterSeconds, int limit) {
        return rows(entities.createNativeQuery("SELECT ride_id FROM ride_payment WHERE state = 'INTENT' "
                                + "AND touched_at < now() - ?1 * interval '1 second' LIMIT ?2 FOR UPDATE SKIP LOCKED")
                        .setParameter(1, afterSeconds)
                        .setParameter(2, limit))
                .stream()
                .map(String.class::cast)
                .toList();
    }

    private static RidePayment payment(Object found) {
        Object[] row = (Object[]) found;
        String currency = (String) row[12];
        return new RidePayment(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                new Means(PaymentType.valueOf((String) row[3]), (String) row[4], (String) row[5]),
                new Bill(number(row[6]), number(row[7]), number(row[8]), currency),
                new Money(number(row[9]), currency),
                new Money(number(row[10]), currency),
                new Money(number(row[11]), currency),
                PaymentState.valueOf((String) row[13]));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static List<?> rows(Query query) {
        return query.getResultList();
    }
}
