package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The stars at a ride's end, the same for both sides. */
final class Ratings {

    private Ratings() {}

    static void give(Window window, int stars) {
        window.find("#rating input[name=stars][value='" + stars + "']").check();
        window.find("#sendRating").click();
        assertThat(window.find("#rating")).containsText("Thank you for your rating.");
    }
}
