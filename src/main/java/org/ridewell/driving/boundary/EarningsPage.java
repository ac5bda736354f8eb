package org.ridewell.driving.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.money.entity.Money;
import org.ridewell.paging.entity.Page;
import org.ridewell.payments.boundary.Earnings;
import org.ridewell.payments.boundary.RideMoney;
import org.ridewell.payments.control.RideShares;
import org.ridewell.ratings.boundary.RatePage;
import org.ridewell.ratings.boundary.RideRating;
import org.ridewell.ratings.entity.Rating;
import org.ridewell.ratings.entity.Side;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;

/** {@code /earnings}: a week of a captain, day by day, from the ledger, and their rides. {@code ?week=2026-11-23} names its Monday. */
@Named("earningsPage")
@RequestScoped
public class EarningsPage {

    private static final int RIDES = 20;
    private static final String CURSOR = "cursor";

    /** One column of the chart; {@code share} is its height in per cent of the scale. */
    public record Column(LocalDate date, Money net, int rides, long share) {}

    @Inject
    private Earnings earnings;

    @Inject
    private RideViews rides;

    @Inject
    private Caller caller;

    @Inject
    private Clock clock;

    @Inject
    private RideMoney money;

    @Inject
    private RideRating ratings;

    @Inject
    private RatePage rate;

    private Earnings.@Nullable View week;
    private Earnings.@Nullable View today;
    private @Nullable List<Driven> driven;
    private @Nullable Page<RideView> page;

    /**
     * @param share null for a ride that brought nothing
     * @param rating null when the rider said nothing
     */
    public record Driven(
            RideView ride,
            RideShares.@Nullable Share share,
            @Nullable Rating rating) {}

    public LocalDate getMonday() {
        String asked = Asked.of("week");
        LocalDate day = today();
        // no earlier week has rides, and the earliest of them would be refused
        if (asked != null && asked.matches("20[1-9]\\d-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])")) {
            day = LocalDate.parse(asked);
        }
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The week before or after, as the address names it; days above the 28th are stepped round by their Monday's week. */
    public LocalDate getBefore() {
        return addressable(getMonday().minusDays(7));
    }

    public @Nullable LocalDate getAfter() {
        LocalDate next = getMonday().plusDays(7);
        return next.isAfter(today()) ? null : addressable(next);
    }

    /** The week that is shown, as the address names it. */
    public LocalDate getShown() {
        return addressable(getMonday());
    }

    private static LocalDate addressable(LocalDate monday) {
        return monday.getDayOfMonth() > 28 ? monday.plusDays(6) : monday;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    public Earnings.@Nullable View getWeek() {
        if (week == null) {
            week = view(getMonday(), getMonday().plusDays(6));
        }
        return week;
    }

    public Earnings.@Nullable View getToday() {
        if (today == null) {
            today = view(today(), today());
        }
        return today;
    }

    private Earnings.@Nullable View view(LocalDate from, LocalDate to) {
        return earnings.of(caller.accountId(), from.toString(), to.toString())
                .<Earnings.@Nullable View>fold(found -> found, refusal -> {
                    Notices.refused(refusal);
                    return null;
                });
    }

    /** Seven columns, also for days without a ride. */
    public List<Column> getColumns() {
        Earnings.View shown = getWeek();
        if (shown == null) {
            return List.of();
        }
        long best = best();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            LocalDate date = getMonday().plusDays(i);
            Earnings.Day day = shown.days().stream()
                    .filter(d -> d.date().equals(date))
                    .findFirst()
                    .orElse(new Earnings.Day(date, 0, Money.euros(0)));
            columns.add(new Column(
                    date, day.net(), day.rides(), Math.max(0, day.net().amount()) * 100 / best));
        }
        return columns;
    }

    private Page<RideView> page() {
        if (page == null) {
            page = rides.list(caller.accountId(), RIDES, Asked.filled(CURSOR));
        }
        return page;
    }

    /** Where the rides that are shown begin, as the address says it; empty at the last ones. */
    public @Nullable String getCursor() {
        return Asked.of(CURSOR);
    }

    /** Where older rides begin; null when there are none. */
    public @Nullable String getOlder() {
        return page().nextCursor();
    }

    /** Rides, newest first, each with what it brought and what the rider said of it. */
    public List<Driven> getRides() {
        if (driven == null) {
            List<RideView> last = page().items();
            List<String> ids = last.stream().map(RideView::id).toList();
            Map<String, RideShares.Share> shares = money.shares(caller.accountId(), ids);
            Map<String, Rating> said = ratings.ofRides(ids, Side.CAPTAIN);
            driven = last.stream()
                    .map(ride -> new Driven(ride, shares.get(ride.id()), said.get(ride.id())))
                    .toList();
        }
        return driven;
    }

    /** Answers what the rider said; the list was read before that, so it is read again. */
    public void reply(String rideId) {
        rate.reply(rideId, Side.CAPTAIN.name());
        driven = null;
    }

    /** Three lines that the columns are read against, the highest first: the best day, its half, nothing. */
    public List<Money> getScale() {
        return List.of(Money.euros(best()), Money.euros(best() / 2), Money.euros(0));
    }

    private long best() {
        Earnings.View shown = getWeek();
        long most = shown == null
                ? 0
                : shown.days().stream()
                        .mapToLong(day -> day.net().amount())
                        .max()
                        .orElse(0);
        return Math.max(1000, (most + 999) / 1000 * 1000);
    }
}
