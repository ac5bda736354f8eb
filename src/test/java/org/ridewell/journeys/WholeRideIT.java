package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rider and captain in two windows. The captain waits at the station's forecourt, where each ride here begins. */
class WholeRideIT {

    private static final String STATION = "parking de la gare";
    private static final String STADIUM = "Stade Louis";

    @ParameterizedTest
    @CsvSource({"PHONE,CAR", "DESK,AUTO"})
    void goesFromSignUpToTheReceipt(Screen screen, String product) {
        try (Window ridersWindow = new Window(screen);
                Window captainsWindow = new Window(screen)) {
            DriveView captain = new WelcomeView(captainsWindow).joinAsCaptain("Louis Chiron", product, plate(product));
            captain.goOnline();
            captainsWindow.show("drive-online");

            BookRideView rider = new WelcomeView(ridersWindow).joinAsRider("Grace Kelly");
            ridersWindow.show("ride-where");
            rider.search(STATION, STADIUM);
            rider.choose(product);
            rider.payWith("tok_ok");
            ridersWindow.show("ride-choose");
            rider.book();

            captain.awaitOffer();
            captainsWindow.show("drive-offer");
            rider.waitsFor("Finding your captain");
            ridersWindow.show("ride-finding");
            captain.accept();
            captainsWindow.show("drive-pickup");

            rider.waitsFor("Louis Chiron is coming");
            String code = rider.startCode();
            assertThat(code).matches("\\d{4}");
            ridersWindow.show("ride-coming");
            ridersWindow.reload();
            rider.waitsFor("Louis Chiron is coming");
            assertThat(rider.startCode()).isEqualTo(code);
            captainsWindow.reload();
            captain.waitsFor("Drive to the pickup");

            captain.arrive();
            rider.waitsFor("Your captain is here");
            ridersWindow.show("ride-arrived");
            captainsWindow.show("drive-code");
            captain.enterCode(code);
            captain.waitsFor("Drive to the destination");
            rider.waitsFor("On the way");
            ridersWindow.show("ride-under-way");
            ridersWindow.reload();
            rider.waitsFor("On the way");
            captainsWindow.reload();
            captain.waitsFor("Drive to the destination");
            captainsWindow.show("drive-destination");

            captain.finish();
            captainsWindow.show("drive-done");
            rider.waitsFor("Arrived safely");
            ridersWindow.show("ride-done");

            ridersWindow.open("/rides");
            ridersWindow.show("rides");
            rider.link("Receipt").click();
            ridersWindow.page().waitForURL(Pattern.compile(".*/receipt.*"));
            assertThat(ridersWindow.find("main")).containsText("Completed");
            assertThat(ridersWindow.find("main")).containsText("Paid");
            ridersWindow.show("receipt");
            captainsWindow.open("/earnings");
            assertThat(captainsWindow.find("main")).containsText("One ride");
            captainsWindow.show("earnings");
        }
    }

    @Test
    void asksAnotherCaptainAfterARefusalAndTakesNeitherAWrongCodeNorABadCard() {
        try (Window ridersWindow = new Window(Screen.PHONE);
                Window firstWindow = new Window(Screen.PHONE);
                Window secondWindow = new Window(Screen.DESK)) {
            DriveView first = new WelcomeView(firstWindow).joinAsCaptain("Ettore Bugatti", "MOTO", plate("MOTO"));
            first.goOnline();
            BookRideView rider = new WelcomeView(ridersWindow).joinAsRider("Josephine Baker");
            rider.search(STATION, STADIUM);
            rider.choose("MOTO");
            rider.payWith("tok_declined");
            rider.book();
            assertThat(rider.news()).containsText("The payment was declined. Choose another means.");
            rider.waitsFor("Choose your ride");
            ridersWindow.show("ride-declined-card");
            rider.payWith("tok_ok");
            rider.book();
            rider.waitsFor("Finding your captain");

            first.awaitOffer();
            DriveView second = new WelcomeView(secondWindow).joinAsCaptain("Louis Chiron", "MOTO", plate("MOTO"));
            first.decline();
            second.goOnline();
            second.awaitOffer();
            second.accept();
            rider.waitsFor("Louis Chiron is coming");
            String code = rider.startCode();
            assertThat(rider.askToCancel()).containsText("This costs nothing.");
            ridersWindow.show("ride-cancel-free");
            rider.keep();

            second.arrive();
            second.enterCode(wrong(code));
            assertThat(second.panel()).containsText("4 tries left");
            secondWindow.show("drive-wrong-code");
            rider.waitsFor("Your captain is here");
            assertThat(rider.askToCancel()).containsText("This costs €5.00. Your captain waits at the pickup.");
            ridersWindow.show("ride-cancel-fee");
            rider.cancelNow();
            rider.waitsForText("Fee: €5.00");
            ridersWindow.show("ride-cancelled");
            second.waitsFor("You are online");
            second.goOffline();
            first.goOffline();
        }
    }

    private static String wrong(String code) {
        return code.equals("0000") ? "0001" : "0000";
    }

    private static String plate(String product) {
        return product + " " + System.nanoTime() % 100_000_000;
    }
}
