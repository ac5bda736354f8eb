package org.ridewell.accounts.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What somebody signs in with.
 *
 * @param newPassword replaces the password at once; an account that must change its password cannot sign in without it
 */
public record Credentials(
        @NotNull @Size(max = 254) String email,
        @NotNull @Size(max = 1024) String password,
        @Nullable String newPassword) {

    public Credentials(String email, String password) {
        this(email, password, null);
    }

    /** Never prints the passwords. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
