package org.ridewell.riding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.frame.boundary.ShowPage;
import org.ridewell.identity.entity.Id;
import org.ridewell.paging.entity.Page;
import org.ridewell.ratings.boundary.RideRating;
import org.ridewell.ratings.entity.Rating;
import org.ridewell.ratings.entity.Side;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;

/** {@code /rides} and {@code /receipt}: what was ridden. The address says which month, which page and which ride. */
@Named("ridesPage")
@RequestScoped
public class RidesPage {

    private static final int PAGE = 20;
    /** Months to choose from. */
    private static final int MOST = 24;

    @Inject
    private RideViews rides;

    @Inject
    private Caller caller;

    @Inject
    private RideRating rated;

    private @Nullable Map<String, Rating> ratings;
    private @Nullable Page<RideView> page;
    private @Nullable List<String> months;
    private @Nullable RideView ride;

    private Page<RideView> page() {
        if (page == null) {
            String month = getMonth();
            String cursor = Asked.filled("cursor");
            String from = cursor == null && month != null
                    ? before(YearMonth.parse(month).plusMonths(1))
                    : cursor;
            page = within(month, rides.list(caller.accountId(), PAGE, from));
        }
        return page;
    }

    /** Ids sort by age: where a month begins is a cursor. */
    private static String before(YearMonth month) {
        return Id.before(month.atDay(1).atStartOfDay(ShowPage.CITY).toInstant());
    }

    private static Page<RideView> within(@Nullable String month, Page<RideView> found) {
        if (month == null) {
            return found;
        }
        List<RideView> ofMonth =
                found.items().stream().filter(ride -> month(ride).equals(month)).toList();
        boolean all = ofMonth.size() == found.items().size();
        return new Page<>(ofMonth, all ? found.nextCursor() : null);
    }

    /** {@code 2026-11}, or null for all months. */
    public @Nullable String getMonth() {
        String month = Asked.filled("month");
        return month != null && month.matches("\\d{4}-(0[1-9]|1[0-2])") ? month : null;
    }

    public List<RideView> getRides() {
        return page().items();
    }

    /** What the rider said of the captain; null when nothing. */
    public @Nullable Rating rating(String rideId) {
        if (ratings == null) {
            ratings = rated.ofRides(getRides().stream().map(RideView::id).toList(), Side.CAPTAIN);
        }
        return ratings.get(rideId);
    }

    /** The months that there are rides in, newest first: each is found by the last ride before the one after it. */
    public List<String> getMonths() {
        if (months == null) {
            months = new ArrayList<>();
            Optional<RideView> last = newest(null);
            while (last.isPresent() && months.size() < MOST) {
                String month = month(last.get());
                months.add(month);
                last = newest(before(YearMonth.parse(month)));
            }
        }
        return months;
    }

    private Optional<RideView> newest(@Nullable String cursor) {
        return rides.list(caller.accountId(), 1, cursor).items().stream().findFirst();
    }

    private static String month(RideView ride) {
        return YearMonth.from(ride.times().requested().atZone(ShowPage.CITY)).toString();
    }

    /** The address of older rides, of the same month where one was chosen; null at the end. */
    public @Nullable String getOlder() {
        String next = page().nextCursor();
        if (next == null) {
            return null;
        }
        String month = getMonth();
        return month == null ? "?cursor=" + next : "?month=" + month + "&cursor=" + next;
    }

    /** The ride that {@code ?ride=} names, when it is the caller's. */
    public @Nullable RideView getRide() {
        String id = Asked.filled("ride");
        if (ride == null && id != null) {
            ride = rides.find(id, caller.accountId()).<@Nullable RideView>fold(found -> found, refusal -> null);
        }
        return ride;
    }
}
