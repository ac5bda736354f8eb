package org.ridewell.payments.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.control.Ledger;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.problem.entity.Times;

/** What a captain earned, read from the ledger. Days are UTC; without a period it is this week. */
@ApplicationScoped
@Transactional
public class Earnings {

    private static final int LONGEST_DAYS = 366;

    @Inject
    private Ledger ledger;

    @Inject
    private Clock clock;

    /**
     * @param to the last day, included
     * @param gross fares before tax, commission included
     * @param net what the captain gets, tips included
     * @param balance what the platform owes the captain by now: all earnings less the cash that they hold
     */
    public record View(
            LocalDate from,
            LocalDate to,
            int rides,
            Money gross,
            Money commission,
            Money tips,
            Money net,
            Money balance,
            List<Day> days) {}

    public record Day(LocalDate date, int rides, Money net) {}

    /**
     * @param from the first day, as {@link Times#day} reads it
     * @param to the last day, the same
     */
    public Outcome<View> of(String captainId, @Nullable String from, @Nullable String to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = from == null
                ? today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : Times.day(from).orElse(null);
        if (first == null) {
            return Outcome.refused(Refusal.malformed("from", Times.DATE_RULE));
        }
        LocalDate usual = from == null ? today : first.plusDays(6);
        LocalDate last = to == null ? usual : Times.day(to).orElse(null);
        if (last == null) {
            return Outcome.refused(Refusal.malformed("to", Times.DATE_RULE));
        }
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > LONGEST_DAYS) {
            return Outcome.refused(Refusal.invalid("to", "must lie within " + LONGEST_DAYS + " days from `from`"));
        }
        return Outcome.done(view(captainId, first, last));
    }

    private View view(String captainId, LocalDate first, LocalDate last) {
        List<Ledger.Day> days = ledger.earnings(
                captainId,
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return new View(
                first,
                last,
                days.stream().mapToInt(Ledger.Day::rides).sum(),
                sum(days, Ledger.Day::gross),
                sum(days, Ledger.Day::commission),
                sum(days, Ledger.Day::tips),
                sum(days, Ledger.Day::net),
                Money.euros(ledger.captainsBalance(captainId)),
                days.stream()
                        .map(day -> new Day(day.date(), day.rides(), Money.euros(day.net())))
                        .toList());
    }

    private static Money sum(List<Ledger.Day> days, ToLongFunction<Ledger.Day> of) {
        return Money.euros(days.stream().mapToLong(of).sum());
    }
}
