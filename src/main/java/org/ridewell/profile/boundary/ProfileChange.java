package org.ridewell.profile.boundary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.NewAccount;
import org.ridewell.accounts.entity.Vehicle;

/**
 * What the owner changes; null leaves a field as it is.
 *
 * @param password the present one, needed to change the address
 */
public record ProfileChange(
        @Nullable @Size(min = 1, max = 80) @Pattern(regexp = ".*\\S.*", message = "must not be blank")
        String name,

        @Nullable @Pattern(regexp = NewAccount.PHONE, message = NewAccount.PHONE_RULE)
        String phone,

        @Nullable @Pattern(regexp = "en|fr", message = "must be en or fr")
        String locale,

        @Nullable @Email(regexp = NewAccount.EMAIL) @Size(max = 254)
        String email,

        @Nullable String password,
        @Nullable @Valid Vehicle vehicle) {

    public static ProfileChange ofNames(String name, String phone, String locale) {
        return new ProfileChange(name, phone, locale, null, null, null);
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return "ProfileChange";
    }
}
