package org.ridewell.accounts.boundary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Account;
import org.ridewell.accounts.entity.AccountRole;

/**
 * An account as its owner and other features see it.
 *
 * @param rating average of all stars, null before the first one
 */
public record AccountView(
        String id,
        AccountRole role,
        String name,
        String email,
        String phone,
        @Nullable Double rating,
        Instant createdAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.role(),
                account.name(),
                account.email(),
                account.phone(),
                account.rating(),
                account.createdAt());
    }
}
