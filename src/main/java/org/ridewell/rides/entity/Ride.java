package org.ridewell.rides.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.Product;
import org.ridewell.geo.entity.Position;
import org.ridewell.money.entity.Money;
import org.ridewell.pricing.entity.Stop;
import org.ridewell.pricing.entity.Trip;

/** A ride as stored. It is only read through this class: every change is one guarded UPDATE in {@code Rides}. */
@Entity
@Table(name = "ride")
public class Ride {

    @Id
    private String id;

    @Column(name = "rider_id")
    private String riderId;

    @Column(name = "captain_id")
    private @Nullable String captainId;

    @Enumerated(EnumType.STRING)
    private RideState state;

    @Enumerated(EnumType.STRING)
    private Product product;

    @Column(name = "pickup_name")
    private String pickupName;

    @Column(name = "pickup_lat")
    private double pickupLat;

    @Column(name = "pickup_lon")
    private double pickupLon;

    @Column(name = "destination_name")
    private String destinationName;

    @Column(name = "destination_lat")
    private double destinationLat;

    @Column(name = "destination_lon")
    private double destinationLon;

    private int distance;
    private int duration;
    private String polyline;
    private String fare;
    private long total;
    private String currency;

    @Column(name = "payment_type")
    private String paymentType;

    @Column(name = "payment_label")
    private @Nullable String paymentLabel;

    @Column(name = "start_code_hash")
    private String startCodeHash;

    @Column(name = "start_tries")
    private int startTries;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "lapses_at")
    private Instant lapsesAt;

    @Column(name = "accepted_at")
    private @Nullable Instant acceptedAt;

    @Column(name = "pickup_due")
    private @Nullable Instant pickupDue;

    @Column(name = "arrived_at")
    private @Nullable Instant arrivedAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    @Column(name = "cancelled_at")
    private @Nullable Instant cancelledAt;

    @Column(name = "expired_at")
    private @Nullable Instant expiredAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "cancelled_by")
    private @Nullable Party cancelledBy;

    @Column(name = "cancel_reason")
    private @Nullable String cancelReason;

    @Column(name = "cancel_fee")
    private @Nullable Long cancelFee;

    public String id() {
        return id;
    }

    public String riderId() {
        return riderId;
    }

    public @Nullable String captainId() {
        return captainId;
    }

    public RideState state() {
        return state;
    }

    public Product product() {
        return product;
    }

    public Trip trip() {
        return new Trip(
                new Stop(pickupName, new Position(pickupLat, pickupLon)),
                new Stop(destinationName, new Position(destinationLat, destinationLon)),
                distance,
                duration,
                polyline);
    }

    /** The fare as JSON, as the quote froze it. */
    public String fare() {
        return fare;
    }

    public Money total() {
        return new Money(total, currency);
    }

    public String paymentType() {
        return paymentType;
    }

    public @Nullable String paymentLabel() {
        return paymentLabel;
    }

    public String startCodeHash() {
        return startCodeHash;
    }

    public int startTries() {
        return startTries;
    }

    public Timeline timeline() {
        return new Timeline(
                requestedAt, acceptedAt, pickupDue, arrivedAt, startedAt, completedAt, cancelledAt, expiredAt);
    }

    public Instant lapsesAt() {
        return lapsesAt;
    }

    public @Nullable Party cancelledBy() {
        return cancelledBy;
    }

    public String cancelReason() {
        return cancelReason == null ? "" : cancelReason;
    }

    public Money cancelFee() {
        return new Money(cancelFee == null ? 0 : cancelFee, currency);
    }

    public boolean isOf(String accountId) {
        return accountId.equals(riderId) || accountId.equals(captainId);
    }

    /** Which side the account is on; only for those whom the ride {@link #isOf}. */
    public Party sideOf(String accountId) {
        return accountId.equals(riderId) ? Party.RIDER : Party.CAPTAIN;
    }
}
