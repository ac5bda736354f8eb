package org.ridewell.accounts.control;

import static org.ridewell.database.control.Timestamps.utc;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Account;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.accounts.entity.Vehicle;

/** All accounts; deleted ones are not found by their address. */
@ApplicationScoped
@Transactional
public class Accounts {

    /** SQLSTATE. */
    private static final String UNIQUE_VIOLATION = "23505";

    @PersistenceContext
    private EntityManager entities;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    @Inject
    private Clock clock;

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

    /**
     * Adds the account unless its address, licence or plate is taken.
     *
     * @return the name of the field that is taken; empty when the account was added
     */
    public Optional<String> add(Account account) {
        Vehicle vehicle = account.vehicle();
        int added = entities.createNativeQuery(
                        "insert into account (id, role, name, email, phone, password_hash,"
                                + " must_change_password, locale, licence_number, vehicle_product, vehicle_model, vehicle_plate,"
                                + " vehicle_colour, vehicle_capacity, created_at)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, cast(?14 as integer), ?15) on conflict do nothing")
                .setParameter(1, account.id())
                .setParameter(2, account.role().name())
                .setParameter(3, account.name())
                .setParameter(4, account.email())
                .setParameter(5, account.phone())
                .setParameter(6, account.passwordHash())
                .setParameter(7, account.mustChangePassword())
                .setParameter(8, account.locale())
                .setParameter(9, account.licenceNumber())
                .setParameter(10, vehicle == null ? null : vehicle.product().name())
                .setParameter(11, vehicle == null ? null : vehicle.model())
                .setParameter(12, vehicle == null ? null : vehicle.plate())
                .setParameter(13, vehicle == null ? null : vehicle.colour())
                .setParameter(14, vehicle == null ? null : vehicle.capacity())
                .setParameter(15, utc(account.createdAt()))
                .executeUpdate();
        return added == 1 ? Optional.empty() : Optional.of(taken(account, vehicle));
    }

    /** Whose address this is already. */
    public boolean isTaken(String email) {
        return findByEmail(email).isPresent();
    }

    public boolean hasPlate(String plate, String exceptId) {
        return exists("upper(vehicle_plate) = upper(?1) and id <> ?2", plate, exceptId);
    }

    /** @return whether there is an account of this role */
    public boolean hasAny(AccountRole role) {
        return exists("role = ?1 and id <> ?2", role.name(), "");
    }

    private String taken(Account account, @Nullable Vehicle vehicle) {
        if (exists("lower(email) = lower(?1) and id <> ?2", account.email(), "")) {
            return "email";
        }
        if (vehicle != null && hasPlate(vehicle.plate(), "")) {
            return "captain.vehicle.plate";
        }
        return "captain.licenceNumber";
    }

    private boolean exists(String condition, String value, String exceptId) {
        return !entities.createNativeQuery("select id from account where deleted_at is null and " + condition)
                .setParameter(1, value)
                .setParameter(2, exceptId)
                .getResultList()
                .isEmpty();
    }

    /**
     * Applies a change to the row that still has this version.
     *
     * @param allowed asked while the row is held
     * @return empty when another change came first, of this account or of one that has the address or the plate now, or this one is not allowed any more
     */
    public Optional<Account> change(String id, int version, BooleanSupplier allowed, Consumer<Account> change) {
        Account account = lock(id).orElse(null);
        if (account == null || account.version() != version || !allowed.getAsBoolean()) {
            return Optional.empty();
        }
        change.accept(account);
        try {
            entities.flush();
        } catch (PersistenceException e) {
            if (!isUniqueViolation(e)) {
                throw e;
            }
            transaction.setRollbackOnly();
            return Optional.empty();
        }
        return Optional.of(account);
    }

    private static boolean isUniqueViolation(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Until the end of the transaction: whoever holds the account meanwhile is waited for, and waits. */
    public Optional<Account> lock(String id) {
        return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Until the end of the transaction, against changes by its owner and not against ratings; false when it is deleted. */
    public boolean hold(String id) {
        return !entities.createNativeQuery("select id from account where id = ?1 and deleted_at is null for key share")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    public void changePassword(String id, String hash) {
        entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE).changePassword(hash);
    }

    public void delete(String id) {
        entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE).delete(clock.instant());
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
