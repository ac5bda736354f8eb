package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rider and captain write to each other, each in their own window. */
class RideMessagesIT {

    @Test
    void appearOnTheOtherPageAtOnceAndLeaveWhatIsBeingTyped() {
        try (Window ridersWindow = new Window(Screen.PHONE);
                Window captainsWindow = new Window(Screen.PHONE)) {
            DriveView captain = new WelcomeView(captainsWindow)
                    .joinAsCaptain("Alberto Ascari", "AUTO", "AA " + System.nanoTime() % 100_000_000);
            captain.goOnline();
            BookRideView rider = new WelcomeView(ridersWindow).joinAsRider("Maria Callas");
            rider.search(WholeRideIT.STATION, WholeRideIT.STADIUM);
            rider.choose("AUTO");
            rider.payWith("tok_ok");
            rider.book();
            captain.awaitOffer();
            captain.accept();
            rider.waitsFor("Alberto Ascari is coming");

            Talk riders = new Talk(ridersWindow);
            Talk captains = new Talk(captainsWindow);
            riders.writes("I wear a red hat");
            captains.hears("Maria Callas", "I wear a red hat");
            captains.inspect("drive-messages");
            riders.types("Do you see me");
            captains.replies("I am outside");
            riders.hears("Alberto Ascari", "I am outside");
            assertThat(riders.field()).hasValue("Do you see me");
            riders.inspect("ride-messages");

            captain.arrive();
            rider.waitsFor("Your captain is here");
            assertThat(riders.field()).hasValue("Do you see me");
            riders.writes("Do you see me?");
            captains.hears("Maria Callas", "Do you see me?");
            riders.sendsNothing();
            riders.inspect("ride-message-empty");

            ridersWindow.reload();
            assertThat(ridersWindow.find("#messages li")).hasCount(3);
            ridersWindow.open("/notifications");
            assertThat(ridersWindow.find("main")).containsText("You have a new message about your ride.");
            rider.link("Open").click();
            ridersWindow.page().waitForURL(Pattern.compile(".*/ride"));
            ridersWindow.open("/ride?language=fr");
            riders.inspect("ride-messages-fr");
            ridersWindow.open("/ride?language=en");

            rider.askToCancel();
            rider.cancelNow();
            captain.waitsFor("You are online");
            captain.goOffline();
        }
    }
}
