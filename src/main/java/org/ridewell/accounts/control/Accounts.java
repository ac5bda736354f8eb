package org.ridewell.accounts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.ridewell.accounts.entity.Account;

/** All accounts; deleted ones are not found by their address. */
@ApplicationScoped
@Transactional
public class Accounts {

    @PersistenceContext
    private EntityManager entities;

    /** Also finds deleted ones: a receipt still names its captain. */
    public Optional<Account> find(String id) {
        return Optional.ofNullable(entities.find(Account.class, id));
    }

    public Optional<Account> findByEmail(String email) {
        return entities.createQuery(
                        "select a from Account a where lower(a.email) = lower(:email) and a.deletedAt is null",
                        Account.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    /** One statement, so that simultaneous ratings all count. */
    public void addRating(String id, int stars) {
        entities.createNativeQuery(
                        "update account set rating_sum = rating_sum + ?1, rating_count = rating_count + 1 where id = ?2")
                .setParameter(1, stars)
                .setParameter(2, id)
                .executeUpdate();
    }
}
