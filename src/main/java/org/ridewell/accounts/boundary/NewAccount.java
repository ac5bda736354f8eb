package org.ridewell.accounts.boundary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.accounts.entity.Vehicle;

/** A sign-up: of a rider, or of a captain with licence and vehicle. */
public record NewAccount(
        @NotNull AccountRole role,
        @NotBlank @Size(max = 80) String name,
        @NotBlank @Email(regexp = EMAIL) @Size(max = 254) String email,

        @NotNull @Pattern(regexp = PHONE, message = PHONE_RULE)
        String phone,

        @NotNull String password,
        @Valid @Nullable NewCaptain captain) {

    public static final String EMAIL = "[^\\s@]+@[^\\s@]+\\.[^\\s@.]+";
    public static final String PHONE = "\\+?[0-9](?:[ ().-]{0,2}[0-9]){5,19}";
    public static final String PHONE_RULE = "must be a telephone number";

    public record NewCaptain(
            @NotNull
            @Pattern(
                    regexp = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ./-]{0,28}[\\p{L}\\p{N}])?",
                    message = "must be a licence number")
            String licenceNumber,

            @NotNull @Valid Vehicle vehicle) {}

    /** Never prints the password. */
    @Override
    public String toString() {
        return "NewAccount[" + role + "]";
    }
}
