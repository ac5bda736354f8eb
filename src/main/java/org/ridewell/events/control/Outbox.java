package org.ridewell.events.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.boundary.ApiJson;

/**
 * Tells accounts what happened, in the caller's transaction: both are committed or neither is. The rows are written when
 * the transaction is about to end, sorted by audience, so that two transactions never wait for each other's audiences.
 */
@ApplicationScoped
public class Outbox {

    private static final String KEY = "org.ridewell.events.outbox";

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    @Resource(lookup = "jdbc/ridewell")
    private DataSource dataSource;

    /**
     * @param audience the account that is told; append one event for each account, with what that account may see
     * @param kind the event's name: ride, offer, offer-withdrawn, notification
     * @param payload becomes JSON at once, so later changes of it are not seen
     * @throws IllegalStateException without a transaction
     */
    public void append(String audience, String kind, @Nullable String rideId, Object payload) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events belong to a transaction");
        }
        Pending pending = (Pending) transactions.getResource(KEY);
        if (pending == null) {
            pending = new Pending();
            transactions.putResource(KEY, pending);
            transactions.registerInterposedSynchronization(pending);
        }
        pending.rows.add(new Row(audience, kind, rideId, ApiJson.text(payload)));
    }

    private record Row(
            String audience, String kind, @Nullable String rideId, String payload) {}

    private final class Pending implements Synchronization {
        private final List<Row> rows = new ArrayList<>();

        /** A failure here rolls the whole transaction back, as it must. */
        @Override
        public void beforeCompletion() {
            rows.sort(Comparator.comparing(Row::audience));
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement append = connection.prepareStatement("SELECT outbox_append(?, ?, ?, ?)")) {
                for (Row row : rows) {
                    append.setString(1, row.audience());
                    append.setString(2, row.kind());
                    append.setString(3, row.rideId());
                    append.setString(4, row.payload());
                    append.execute();
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the outbox could not be written", e);
            }
        }

        @Override
        public void afterCompletion(int status) {
            // nothing was kept outside the transaction
        }
    }
}
