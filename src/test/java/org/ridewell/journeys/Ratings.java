package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The stars at a ride's end, the same for both sides. */
final class Ratings {

    private Ratings() {}

    static void give(Window window, int stars) {
        // what the ride's end itself still has to draw
        window.page().waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
        window.find("#rating input[name=stars][value='" + stars + "']").check();
        window.find("#sendRating").click();
        assertThat(window.find("#rating")).containsText("Thank you for your rating.");
    }
}
