package org.ridewell.accounts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. Ratings are added by SQL alone, see {@code Accounts.addRating}. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private AccountRole role;

    private String name;
    private String email;
    private String phone;
    private String locale = Language.FIRST;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "must_change_password")
    private boolean mustChangePassword;

    @Column(name = "licence_number")
    private @Nullable String licenceNumber;

    @Enumerated(EnumType.STRING)
    @Column(name = "vehicle_product")
    private @Nullable Product vehicleProduct;

    @Column(name = "vehicle_model")
    private @Nullable String vehicleModel;

    @Column(name = "vehicle_plate")
    private @Nullable String vehiclePlate;

    @Column(name = "vehicle_colour")
    private @Nullable String vehicleColour;

    @Column(name = "vehicle_capacity")
    private @Nullable Integer vehicleCapacity;

    @Column(name = "rating_sum", insertable = false, updatable = false)
    private long ratingSum;

    @Column(name = "rating_count", insertable = false, updatable = false)
    private long ratingCount;

    @Version
    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    protected Account() {}

    public Account(
            String id, AccountRole role, String name, String email, String phone, String passwordHash, Instant now) {
        this.id = id;
        this.role = role;
        this.name = name;
        this.email = email;
        this.phone = phone;
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    public Account withLicence(String number, Vehicle vehicle) {
        licenceNumber = number;
        drive(vehicle);
        return this;
    }

    public void drive(Vehicle vehicle) {
        vehicleProduct = vehicle.product();
        vehicleModel = vehicle.model();
        vehiclePlate = vehicle.plate();
        vehicleColour = vehicle.colour();
        vehicleCapacity = vehicle.capacity();
    }

    public void rename(String newName) {
        name = newName;
    }

    public void callAt(String newPhone) {
        phone = newPhone;
    }

    public void writeTo(String newEmail) {
        email = newEmail;
    }

    public void speak(String newLocale) {
        locale = newLocale;
    }

    public void changePassword(String hash) {
        passwordHash = hash;
        mustChangePassword = false;
    }

    public void requireNewPassword() {
        mustChangePassword = true;
    }

    /** Takes the person's data out of the row; what rides and ledger lines name stays. */
    public void delete(Instant now) {
        deletedAt = now;
        name = "Deleted account";
        email = id + "@deleted.invalid";
        phone = "";
        passwordHash = "";
        if (role == AccountRole.CAPTAIN) {
            licenceNumber = id;
            vehiclePlate = id;
        }
    }

    public String id() {
        return id;
    }

    public AccountRole role() {
        return role;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public String phone() {
        return phone;
    }

    public String locale() {
        return locale;
    }

    public String passwordHash() {
        return passwordHash;
    }

    /** False for demo captains and deleted accounts: nobody signs in with them. */
    public boolean hasPassword() {
        return !passwordHash.isEmpty();
    }

    public boolean mustChangePassword() {
        return mustChangePassword;
    }

    public @Nullable String licenceNumber() {
        return licenceNumber;
    }

    /** Null for everybody but captains. */
    public @Nullable Vehicle vehicle() {
        if (vehicleProduct == null
                || vehicleModel == null
                || vehiclePlate == null
                || vehicleColour == null
                || vehicleCapacity == null) {
            return null;
        }
        return new Vehicle(vehicleProduct, vehicleModel, vehiclePlate, vehicleColour, vehicleCapacity);
    }

    /** The average of all stars with two decimals; null before the first rating. */
    public @Nullable Double rating() {
        return ratingCount == 0 ? null : Math.round(100.0 * ratingSum / ratingCount) / 100.0;
    }

    public int version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }
}
