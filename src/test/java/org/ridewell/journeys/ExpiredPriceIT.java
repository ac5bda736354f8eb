package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A rider who takes longer than a price is held. */
class ExpiredPriceIT {

    private static final String RIDER = "Isadora Duncan";
    private static final String TOLD = "The price has expired; here is a new one.";
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    @Test
    void isShownTheNextPriceBeforeAnythingIsBooked() throws SQLException {
        try (Window window = new Window(Screen.PHONE)) {
            BookRideView rider = new WelcomeView(window).joinAsRider(RIDER);
            rider.search(WholeRideIT.STATION, WholeRideIT.STADIUM);
            rider.choose("AUTO");
            rider.payWith("tok_ok");

            TimePassed.withThePrice(RIDER);
            rider.book();
            assertThat(rider.news()).containsText(TOLD);
            rider.waitsFor("Choose your ride");
            window.inspect("ride-price-expired");
            window.reload();
            rider.waitsFor("Where to?");

            rider.search(WholeRideIT.STATION, WholeRideIT.STADIUM);
            TimePassed.withThePrice(RIDER);
            window.page().evaluate("at => (document.querySelector('#held time').dataset.until = at)", LONG_AGO);
            assertThat(window.find(".ui-growl")).containsText(TOLD);
            assertThat(window.find("#held time")).not().hasAttribute("data-until", LONG_AGO);
            rider.payWith("tok_ok");
            rider.book();
            rider.waitsFor("Finding your captain");
            rider.askToCancel();
            rider.cancelNow();
        }
    }
}
