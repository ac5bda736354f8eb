package org.ridewell.pricing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromoCodeTest {

    private static final Instant FROM = Instant.parse("2026-05-21T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-05-25T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // kind, value, cap, fare: rebate
        "PERCENT, 50, 500,  800, 400",
        "PERCENT, 50, 500, 2000, 500", // the cap
        "PERCENT, 10, 300,    5,   1", // half a cent up
        "PERCENT, 100, 9999, 770, 770",
        "AMOUNT, 300, 300, 1000, 300",
        "AMOUNT, 300, 300,  200, 200", // never more than the fare
    })
    void takesOff(PromoCode.Kind kind, long value, long cap, long fare, long rebate) {
        assertThat(new PromoCode("X", kind, value, cap, FROM, UNTIL, 1, 1).rebate(fare))
                .isEqualTo(rebate);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-20T23:59:59.999Z, false",
        "2026-05-21T00:00:00Z, true",
        "2026-05-24T23:59:59.999Z, true",
        "2026-05-25T00:00:00Z, false",
    })
    void isValidFromItsFirstInstantToBeforeItsLast(Instant at, boolean valid) {
        assertThat(code(2, 10).isValidAt(at)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "1, 9, true", "2, 2, false", "0, 10, false"})
    void isLeftWithinBothLimits(int byAccount, int inAll, boolean left) {
        assertThat(code(2, 10).isLeft(byAccount, inAll)).isEqualTo(left);
    }

    @Test
    void isTypedInAnyCase() {
        assertThat(PromoCode.normalised(" welcome ")).isEqualTo("WELCOME");
    }

    private static PromoCode code(int perAccount, int inAll) {
        return new PromoCode("X", PromoCode.Kind.PERCENT, 10, 100, FROM, UNTIL, perAccount, inAll);
    }
}
