package org.ridewell.driving.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.driving.entity.Goal;
import org.ridewell.driving.entity.Goal.Kind;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.frame.boundary.ShowPage;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.boundary.Earnings;

/** A captain's goals on {@code /earnings}: set by themselves, counted in this week whichever week is looked at. */
@Named("goalsPage")
@RequestScoped
public class GoalsPage {

    private static final int CENTS = 100;

    @Inject
    private Goals goals;

    @Inject
    private Earnings earnings;

    @Inject
    private Caller caller;

    @Inject
    private ShowPage show;

    private @Nullable Integer euros;
    private @Nullable Integer rides;
    private boolean read;

    public List<Goal> getGoals() {
        Map<Kind, Long> targets = goals.of(caller.accountId());
        if (targets.isEmpty()) {
            return List.of();
        }
        return earnings.of(caller.accountId(), null, null)
                .fold(
                        week -> Stream.of(Kind.values())
                                .filter(targets::containsKey)
                                .map(kind -> new Goal(kind, targets.getOrDefault(kind, 1L), reached(kind, week)))
                                .toList(),
                        refusal -> List.of());
    }

    private static long reached(Kind kind, Earnings.View week) {
        return kind == Kind.NET ? week.net().amount() : week.rides();
    }

    /** An amount of the goal's unit, in words. */
    public String said(Goal goal, long amount) {
        return goal.kind() == Kind.NET ? show.money(Money.euros(amount)) : show.text("earnings.rides", amount);
    }

    public void save() {
        Long cents = euros == null ? null : (long) euros * CENTS;
        Long many = rides == null ? null : (long) rides;
        goals.set(caller.accountId(), cents, many)
                .fold(
                        done -> {
                            Notices.done("earnings.goal.saved");
                            return true;
                        },
                        refusal -> {
                            Notices.refused(refusal);
                            return false;
                        });
    }

    private void read() {
        if (!read) {
            read = true;
            Map<Kind, Long> targets = goals.of(caller.accountId());
            Long net = targets.get(Kind.NET);
            Long many = targets.get(Kind.RIDES);
            euros = net == null ? null : (int) (net / CENTS);
            rides = many == null ? null : many.intValue();
        }
    }

    public @Nullable Integer getEuros() {
        read();
        return euros;
    }

    public void setEuros(@Nullable Integer euros) {
        read();
        this.euros = euros;
    }

    public @Nullable Integer getRides() {
        read();
        return rides;
    }

    public void setRides(@Nullable Integer rides) {
        read();
        this.rides = rides;
    }
}
