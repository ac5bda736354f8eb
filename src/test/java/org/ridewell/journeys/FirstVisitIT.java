package org.ridewell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;

/** What a first visit costs over the line. That nothing comes from another origin, every window checks. */
class FirstVisitIT {

    /** Bytes, the map's tiles not counted. */
    private static final long LIMIT = 1_000_000;

    @Test
    void fetchesLessThanAMegabyteToSignIn() {
        try (Window window = new Window(Screen.PHONE)) {
            assertThat(costOf(window, "/")).isBetween(10_000L, LIMIT);
            assertThat(window.asked()).anyMatch(url -> url.contains("/tiles/"));
        }
    }

    @Test
    void fetchesLessThanAMegabyteToRide() {
        try (Window entrance = new Window(Screen.PHONE);
                Window window = new Window(Screen.PHONE)) {
            new WelcomeView(entrance).joinAsRider("Marie Curie");
            window.page().context().addCookies(entrance.page().context().cookies());
            assertThat(costOf(window, "/ride")).isBetween(10_000L, LIMIT);
        }
    }

    private static long costOf(Window window, String page) {
        window.open(page).page().waitForLoadState(LoadState.LOAD);
        return window.transferred();
    }
}
