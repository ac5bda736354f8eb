package org.ridewell.profile.boundary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Account;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.accounts.entity.Vehicle;

/** An account as its owner sees it. */
public record MyAccount(
        String id,
        AccountRole role,
        String name,
        String email,
        String phone,
        @Nullable Double rating,
        Instant createdAt,
        String locale,
        @Nullable Captain captain,
        @JsonIgnore int version) {

    public record Captain(String licenceNumber, Vehicle vehicle, boolean online) {}

    static MyAccount of(Account account, boolean online) {
        String licence = account.licenceNumber();
        Vehicle vehicle = account.vehicle();
        return new MyAccount(
                account.id(),
                account.role(),
                account.name(),
                account.email(),
                account.phone(),
                account.rating(),
                account.createdAt(),
                account.locale(),
                licence == null || vehicle == null ? null : new Captain(licence, vehicle, online),
                account.version());
    }
}
