package org.ridewell.payments.entity;

import java.util.ArrayList;
import java.util.List;
import org.ridewell.money.entity.Money;

/**
 * The entries of one ledger transaction, which sum to zero: a positive amount goes to the account, a negative one comes from it.
 */
public record Posting(LedgerKind kind, List<Entry> entries) {

    public static final String CARD = "gateway:card";
    public static final String COMMISSION = "platform:commission";
    public static final String PROMOTIONS = "platform:promotions";
    public static final String REFUNDS = "platform:refunds";
    public static final String TAX = "tax:vat";

    public record Entry(String account, Money amount) {}

    public Posting {
        entries = entries.stream().filter(entry -> entry.amount().amount() != 0).toList();
        long sum = entries.stream().mapToLong(entry -> entry.amount().amount()).sum();
        if (sum != 0) {
            throw new IllegalArgumentException("the entries sum to " + sum);
        }
    }

    public static String rider(String id) {
        return "rider:" + id;
    }

    public static String captain(String id) {
        return "captain:" + id;
    }

    public static String wallet(String id) {
        return "wallet:" + id;
    }

    public static String hold(String id) {
        return "hold:" + id;
    }

    /** Notes and coins that the captain holds for the platform. */
    public static String cash(String captainId) {
        return "cash:" + captainId;
    }

    /** Who earns what from a bill, owed by the rider. */
    public static Posting earned(LedgerKind kind, Bill bill, String riderId, String captainId) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(rider(riderId), bill.total().negated()));
        entries.add(new Entry(PROMOTIONS, new Money(-bill.rebate(), bill.currency())));
        entries.add(new Entry(captain(captainId), bill.captainsShare()));
        entries.add(new Entry(COMMISSION, bill.commission()));
        entries.add(new Entry(TAX, new Money(bill.tax(), bill.currency())));
        return new Posting(kind, entries);
    }

    public static Posting moved(LedgerKind kind, String from, String to, Money amount) {
        return new Posting(kind, List.of(new Entry(from, amount.negated()), new Entry(to, amount)));
    }
}
