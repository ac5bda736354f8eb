package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;

/** The stars at a ride's end, the same for both sides. */
final class Ratings {

    private Ratings() {}

    static void give(Window window, int stars) {
        // news of the ride may draw the stars anew between choosing and sending: then people choose again
        for (int left = 2; !given(window, stars); left--) {
            assertTrue(left > 0, "the rating was sent three times");
        }
    }

    private static boolean given(Window window, int stars) {
        window.find("#rating input[name=stars][value='" + stars + "']").check();
        window.find("#sendRating").click();
        try {
            assertThat(window.find("#rating"))
                    .containsText("Thank you for your rating.", new ContainsTextOptions().setTimeout(10_000));
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }
}
