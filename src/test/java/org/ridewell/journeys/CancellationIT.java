package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a ride costs that is not driven, as its rider is told before and afterwards. */
class CancellationIT {

    private static final String RIDER = "Gabrielle Chanel";

    @Test
    void costsNoMoreThanTheDialogNamedAndSaysWhyWhenNobodyCame() throws SQLException {
        try (Window ridersWindow = new Window(Screen.PHONE);
                Window captainsWindow = new Window(Screen.PHONE)) {
            DriveView captain = new WelcomeView(captainsWindow)
                    .joinAsCaptain("Achille Varzi", "MOTO", "AV " + System.nanoTime() % 100_000_000);
            captain.goOnline();
            BookRideView rider = new WelcomeView(ridersWindow).joinAsRider(RIDER);
            rider.search(WholeRideIT.STATION, WholeRideIT.STADIUM);
            rider.choose("MOTO");
            rider.payWith("tok_ok");
            rider.book();
            captain.awaitOffer();
            captain.accept();
            rider.waitsFor("Achille Varzi is coming");

            assertThat(rider.askToCancel()).containsText("This costs nothing.");
            captain.arrive();
            rider.waitsFor("Your captain is here");
            Locator dialog = rider.cancelsTooLate();
            assertThat(dialog).containsText(WholeRideIT.WAITING_FEE);
            String fee = WholeRideIT.feeIn(dialog);
            ridersWindow.inspect("ride-cancel-dearer");
            captain.waitsFor("Ask for the start code");
            rider.cancelNow();
            rider.waitsForText("Fee: " + fee);
            captain.waitsFor("You are online");

            rider.again();
            rider.rideTo(WholeRideIT.STADIUM);
            rider.book();
            captain.awaitOffer();
            captain.accept();
            captain.arrive();
            TimePassed.atThePickup(RIDER);
            captain.leaves();
            rider.waitsForText("Your captain waited at the pickup and had to leave without you.");
            rider.waitsForText("Fee: €");
            ridersWindow.inspect("ride-no-show");
            captain.goOffline();
        }
    }
}
