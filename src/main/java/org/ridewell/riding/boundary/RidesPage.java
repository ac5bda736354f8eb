package org.ridewell.riding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.payments.boundary.PaymentView;
import org.ridewell.payments.boundary.PaymentViews;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.boundary.RideViews;

/** {@code /rides} and {@code /receipt}: what was ridden. The address says which month, which page and which ride. */
@Named("ridesPage")
@RequestScoped
public class RidesPage {

    private static final int PAGE = 20;
    private static final int MOST = 100;

    @Inject
    private RideViews rides;

    @Inject
    private PaymentViews payments;

    @Inject
    private Caller caller;

    private RideViews.@Nullable Page page;
    private @Nullable RideView ride;

    private static @Nullable String asked(String name) {
        Map<String, String> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String value = parameters.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private RideViews.Page page() {
        if (page == null) {
            page = rides.list(caller.accountId(), getMonth() == null ? PAGE : MOST, asked("cursor"));
        }
        return page;
    }

    /** {@code 2026-11}, or null for all months. */
    public @Nullable String getMonth() {
        String month = asked("month");
        return month != null && month.matches("\\d{4}-(0[1-9]|1[0-2])") ? month : null;
    }

    public List<RideView> getRides() {
        String month = getMonth();
        return page().items().stream()
                .filter(found -> month == null || month(found).equals(month))
                .toList();
    }

    /** The months that this page of the history has rides in, newest first. */
    public List<String> getMonths() {
        return rides.list(caller.accountId(), MOST, null).items().stream()
                .map(RidesPage::month)
                .distinct()
                .toList();
    }

    private static String month(RideView ride) {
        return YearMonth.from(ride.times().requested().atOffset(ZoneOffset.UTC)).toString();
    }

    public @Nullable String getNext() {
        return page().nextCursor();
    }

    /** The ride that {@code ?ride=} names, when it is the caller's. */
    public @Nullable RideView getRide() {
        String id = asked("ride");
        if (ride == null && id != null) {
            ride = rides.find(id, caller.accountId()).<@Nullable RideView>fold(found -> found, refusal -> null);
        }
        return ride;
    }

    public @Nullable PaymentView getPayment() {
        RideView shown = getRide();
        return shown == null
                ? null
                : payments.of(shown.id()).<@Nullable PaymentView>fold(found -> found, refusal -> null);
    }
}
