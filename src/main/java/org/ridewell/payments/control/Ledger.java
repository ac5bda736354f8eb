package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.database.control.Timestamps;
import org.ridewell.identity.entity.Id;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.entity.Posting;

/** The double-entry book. The database refuses a transaction that does not sum to zero, and any change of what is written. */
@ApplicationScoped
public class Ledger {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    /** One entry as read. */
    public record Line(String account, Money amount, Instant at) {}

    /** What a captain earned on a day, in minor units. */
    public record Day(LocalDate date, int rides, long gross, long commission, long tips) {

        /** What the captain gets. */
        public long net() {
            return gross - commission + tips;
        }
    }

    /** Of the newest entries' transactions, those that do not sum to zero. */
    @Transactional
    public long unbalanced(int newest) {
        Object count = entities.createNativeQuery("SELECT count(*) FROM (SELECT 1 FROM ledger_entry "
                        + "WHERE transaction_id IN (SELECT transaction_id FROM ledger_entry ORDER BY seq DESC LIMIT ?1) "
                        + "GROUP BY transaction_id, currency HAVING sum(amount) <> 0) wrong")
                .setParameter(1, newest)
                .getSingleResult();
        return ((Number) count).longValue();
    }

    public void post(@Nullable String rideId, Posting posting) {
        if (posting.entries().isEmpty()) {
            return;
        }
        String id = Id.next(clock);
        entities.createNativeQuery("INSERT INTO ledger_transaction (id, ride_id, kind, at) VALUES (?1, ?2, ?3, ?4)")
                .setParameter(1, id)
                .setParameter(2, rideId)
                .setParameter(3, posting.kind().name())
                .setParameter(4, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
        for (Posting.Entry entry : posting.entries()) {
            entities.createNativeQuery(
                            "INSERT INTO ledger_entry (transaction_id, account, amount, currency) VALUES (?1, ?2, ?3, ?4)")
                    .setParameter(1, id)
                    .setParameter(2, entry.account())
                    .setParameter(3, entry.amount().amount())
                    .setParameter(4, entry.amount().currency())
                    .executeUpdate();
        }
    }

    public List<Line> ofRide(String rideId) {
        return rows(entities.createNativeQuery(
                                "SELECT e.account, e.amount, e.currency, t.at FROM ledger_entry e "
                                        + "JOIN ledger_transaction t ON t.id = e.transaction_id WHERE t.ride_id = ?1 ORDER BY e.seq")
                        .setParameter(1, rideId))
                .stream()
                .map(Ledger::line)
                .toList();
    }

    /** Newest first. */
    public List<Line> ofAccount(String account, int limit) {
        return rows(entities.createNativeQuery(
                                "SELECT e.account, e.amount, e.currency, t.at FROM ledger_entry e "
                                        + "JOIN ledger_transaction t ON t.id = e.transaction_id WHERE e.account = ?1 ORDER BY e.seq DESC LIMIT ?2")
                        .setParameter(1, account)
                        .setParameter(2, limit))
                .stream()
                .map(Ledger::line)
                .toList();
    }

    /** What the captain got on top, if anything. */
    public Optional<Money> tip(String rideId) {
        return rows(entities.createNativeQuery("SELECT e.account, e.amount, e.currency, t.at FROM ledger_entry e "
                                + "JOIN ledger_transaction t ON t.id = e.transaction_id "
                                + "WHERE t.ride_id = ?1 AND t.kind = 'TIP' AND e.amount > 0")
                        .setParameter(1, rideId))
                .stream()
                .map(found -> line(found).amount())
                .findFirst();
    }

    /** What the rider owes for this ride; zero when it is paid. */
    public Money owed(String rideId, String riderId) {
        Object[] row = (Object[]) entities.createNativeQuery(
                        "SELECT COALESCE(-sum(e.amount), 0), COALESCE(max(e.currency), ?3) FROM ledger_entry e "
                                + "JOIN ledger_transaction t ON t.id = e.transaction_id WHERE t.ride_id = ?1 AND e.account = ?2")
                .setParameter(1, rideId)
                .setParameter(2, Posting.rider(riderId))
                .setParameter(3, Money.EUR)
                .getSingleResult();
        return new Money(((Number) row[0]).longValue(), (String) row[1]);
    }

    /** Minor units. */
    public long balance(String account) {
        return ((Number) entities.createNativeQuery(
                                "SELECT COALESCE(sum(amount), 0) FROM ledger_entry WHERE account = ?1")
                        .setParameter(1, account)
                        .getSingleResult())
                .longValue();
    }

    /** Minor units that the platform owes a captain: all earnings less the cash that they hold. */
    public long captainsBalance(String captainId) {
        return balance(Posting.captain(captainId)) + balance(Posting.cash(captainId));
    }

    /** By day in UTC, days without earnings left out. */
    public List<Day> earnings(String captainId, Instant from, Instant until) {
        return rows(entities.createNativeQuery("SELECT to_char(t.at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, "
                                + "count(*) FILTER (WHERE t.kind = 'FARE'), "
                                + "COALESCE(sum(mine.amount) FILTER (WHERE t.kind <> 'TIP'), 0), "
                                + "COALESCE(sum(platform.amount) FILTER (WHERE t.kind <> 'TIP'), 0), "
                                + "COALESCE(sum(mine.amount) FILTER (WHERE t.kind = 'TIP'), 0) "
                                + "FROM ledger_entry mine JOIN ledger_transaction t ON t.id = mine.transaction_id "
                                + "LEFT JOIN ledger_entry platform ON platform.transaction_id = t.id AND platform.account = ?4 "
                                + "WHERE mine.account = ?1 AND t.kind IN ('FARE', 'CANCELLATION_FEE', 'TIP') "
                                + "AND t.at >= ?2 AND t.at < ?3 GROUP BY day ORDER BY day")
                        .setParameter(1, Posting.captain(captainId))
                        .setParameter(2, from.atOffset(ZoneOffset.UTC))
                        .setParameter(3, until.atOffset(ZoneOffset.UTC))
                        .setParameter(4, Posting.COMMISSION))
                .stream()
                .map(Ledger::day)
                .toList();
    }

    private static Day day(Object found) {
        Object[] row = (Object[]) found;
        long share = ((Number) row[2]).longValue();
        long commission = ((Number) row[3]).longValue();
        return new Day(
                LocalDate.parse((String) row[0]),
                ((Number) row[1]).intValue(),
                share + commission,
                commission,
                ((Number) row[4]).longValue());
    }

    private static Line line(Object found) {
        Object[] row = (Object[]) found;
        return new Line(
                (String) row[0], new Money(((Number) row[1]).longValue(), (String) row[2]), Timestamps.instant(row[3]));
    }

    private static List<?> rows(Query query) {
        return query.getResultList();
    }
}
