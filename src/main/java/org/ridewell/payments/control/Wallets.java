package org.ridewell.payments.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ridewell.money.entity.Money;

/** Balances of wallets. Never below zero: the guard is in the UPDATE and in the table. */
@ApplicationScoped
public class Wallets {

    @PersistenceContext
    private EntityManager entities;

    public Money balance(String accountId) {
        List<?> found = entities.createNativeQuery("SELECT balance FROM wallet WHERE account_id = ?1")
                .setParameter(1, accountId)
                .getResultList();
        return Money.euros(found.isEmpty() ? 0 : ((Number) found.get(0)).longValue());
    }

    /** False when there is not enough in it. */
    public boolean take(String accountId, Money amount) {
        return amount.amount() == 0
                || entities.createNativeQuery("UPDATE wallet SET balance = balance - ?2 "
                                        + "WHERE account_id = ?1 AND balance >= ?2 AND currency = ?3")
                                .setParameter(1, accountId)
                                .setParameter(2, amount.amount())
                                .setParameter(3, amount.currency())
                                .executeUpdate()
                        == 1;
    }

    public void give(String accountId, Money amount) {
        entities.createNativeQuery("INSERT INTO wallet (account_id, balance, currency) VALUES (?1, ?2, ?3) "
                        + "ON CONFLICT (account_id) DO UPDATE SET balance = wallet.balance + excluded.balance")
                .setParameter(1, accountId)
                .setParameter(2, amount.amount())
                .setParameter(3, amount.currency())
                .executeUpdate();
    }
}
