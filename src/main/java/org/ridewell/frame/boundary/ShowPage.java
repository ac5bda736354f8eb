package org.ridewell.frame.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ridewell.money.entity.Money;
import org.ridewell.problem.boundary.ApiJson;

/** Money, times, distances and sentences in the visitor's language; times are the city's. */
@Named("show")
@ApplicationScoped
public class ShowPage {

    /** The sample city's zone: a pickup at ten is at ten there, wherever the browser is. */
    public static final ZoneId CITY = ZoneId.of("Europe/Monaco");

    private static Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }

    public String text(String key, Object... values) {
        return Texts.text(locale(), key, values);
    }

    public String money(@Nullable Money money) {
        if (money == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale());
        Currency currency = Currency.getInstance(money.currency());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(money.amount(), currency.getDefaultFractionDigits()));
    }

    public String time(@Nullable Instant at) {
        return formatted(at, DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
    }

    /** With seconds, for operations. */
    public String exactTime(@Nullable Instant at) {
        return formatted(at, DateTimeFormatter.ofPattern("HH:mm:ss"));
    }

    public String day(@Nullable Instant at) {
        return formatted(at, DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
    }

    public String moment(@Nullable Instant at) {
        return formatted(at, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT));
    }

    /** @param month such as 2026-11 */
    public String month(String month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale()).format(YearMonth.parse(month));
    }

    public String weekday(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEE d", locale()).format(date);
    }

    private static String formatted(@Nullable Instant at, DateTimeFormatter format) {
        if (at == null) {
            return "";
        }
        TemporalAccessor local = at.atZone(CITY);
        return format.withLocale(locale()).format(local);
    }

    /** @param seconds at least one minute is said */
    public String minutes(@Nullable Number seconds) {
        if (seconds == null) {
            return "";
        }
        return text("minutes", Math.max(1, Math.round(seconds.doubleValue() / 60)));
    }

    /** Hours, minutes and seconds, the two largest that say something: 9 min 29 s; a minus before what is overdrawn. */
    public String span(@Nullable Number seconds) {
        if (seconds == null) {
            return "";
        }
        long whole = Math.round(Math.abs(seconds.doubleValue()));
        String said = whole >= 3600
                ? text("span.hours", whole / 3600, whole % 3600 / 60)
                : whole >= 60 ? text("span.minutes", whole / 60, whole % 60) : text("span.seconds", whole);
        return seconds.doubleValue() < 0 && whole > 0 ? "\u2212" + said : said;
    }

    /** The same as a bare number, for a figure that a script moves on. */
    public long minuteCount(@Nullable Number seconds) {
        return seconds == null ? 0 : Math.max(1, Math.round(seconds.doubleValue() / 60));
    }

    public String distance(@Nullable Number metres) {
        if (metres == null) {
            return "";
        }
        if (metres.doubleValue() < 1000) {
            return text("metres", Math.round(metres.doubleValue() / 10) * 10);
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(1);
        return text("kilometres", format.format(metres.doubleValue() / 1000));
    }

    public String decimal(@Nullable Number number) {
        if (number == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** At most three decimals, for figures of operations. */
    public String figure(@Nullable Number number) {
        return number == null ? "" : NumberFormat.getNumberInstance(locale()).format(number);
    }

    /** @param part 0 to 1 */
    public String percent(@Nullable Number part) {
        if (part == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(3);
        return format.format(part);
    }

    /** For a data attribute that a script reads. */
    public String json(@Nullable Object value) {
        return ApiJson.text(value);
    }

    public String initials(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "?";
        }
        String[] words = name.trim().split("\\s+", -1);
        String last = words.length > 1 ? words[words.length - 1].substring(0, 1) : "";
        return (words[0].substring(0, 1) + last).toUpperCase(locale());
    }
}
