package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rider and captain in two windows. The captain waits at the station's forecourt, where each ride here begins. */
class WholeRideIT {

    static final String STATION = "parking de la gare";
    static final String STADIUM = "Stade Louis";

    /** Never more than the fare, which is higher while others ask for rides, too. */
    static final Pattern WAITING_FEE =
            Pattern.compile("This costs €(5\\.00|[34]\\.\\d\\d)\\. Your captain waits at the pickup\\.");

    @ParameterizedTest
    @CsvSource({"PHONE,CAR,tok_ok,Visa,Your captain was", "DESK,AUTO,CASH,Cash,in cash to your captain"})
    void goesFromSignUpToRatingAndReceipt(Screen screen, String product, String means, String label, String said) {
        try (Window ridersWindow = new Window(screen);
                Window captainsWindow = new Window(screen)) {
            DriveView captain = new WelcomeView(captainsWindow).joinAsCaptain("Louis Chiron", product, plate(product));
            captain.goOnline();
            look(captainsWindow, "drive-online");

            BookRideView rider = new WelcomeView(ridersWindow).joinAsRider("Grace Kelly");
            look(ridersWindow, "ride-where");
            rider.search(STATION, STADIUM);
            rider.choose(product);
            rider.payWith(means);
            look(ridersWindow, "ride-choose");
            rider.book();

            captain.awaitOffer();
            look(captainsWindow, "drive-offer");
            assertThat(captainsWindow.find("#offerForm")).containsText(STADIUM);
            assertThat(captainsWindow.find("#offerForm"))
                    .containsText(Pattern.compile("away · \\d+ min.*Trip of \\d\\.\\d km · \\d+ min", Pattern.DOTALL));
            assertThat(captainsWindow.find(".ring")).hasAttribute("data-of", "15");
            captain.accept();
            look(captainsWindow, "drive-pickup");

            rider.waitsFor("Louis Chiron is coming");
            String code = rider.startCode();
            assertThat(code).matches("\\d{4}");
            look(ridersWindow, "ride-coming");
            ridersWindow.reload();
            rider.waitsFor("Louis Chiron is coming");
            assertThat(rider.startCode()).isEqualTo(code);
            captainsWindow.reload();
            captain.waitsFor("Drive to the pickup");

            captain.arrive();
            rider.waitsFor("Your captain is here");
            look(ridersWindow, "ride-arrived");
            look(captainsWindow, "drive-code");
            captain.enterCode(code);
            captain.waitsFor("Drive to the destination");
            rider.waitsFor("On the way");
            look(ridersWindow, "ride-under-way");
            ridersWindow.reload();
            rider.waitsFor("On the way");
            captainsWindow.reload();
            captain.waitsFor("Drive to the destination");
            look(captainsWindow, "drive-destination");
            assertThat(rider.progress()).hasAttribute("aria-valuenow", Pattern.compile("[1-9]0|100"));
            try (Window friend = new Window(screen)) {
                friend.open(rider.share());
                assertThat(friend.find("#panel")).containsText("On the way to");
                look(friend, "follow");
            }

            captain.finish();
            look(captainsWindow, "drive-done");
            captain.rate(4);
            rider.waitsFor("Arrived safely");
            rider.waitsForText(said);
            look(ridersWindow, "ride-done");
            assertThat(ridersWindow.find("#paid")).not().containsText("still to be paid");
            rider.rate(5);
            ridersWindow.show("ride-rated");

            ridersWindow.open("/rides");
            look(ridersWindow, "rides");
            rider.link("Receipt").click();
            ridersWindow.page().waitForURL(Pattern.compile(".*/receipt.*"));
            assertThat(ridersWindow.find("main")).containsText("Completed");
            assertThat(ridersWindow.find("main")).containsText("Paid");
            assertThat(ridersWindow.find("main")).containsText(label);
            look(ridersWindow, "receipt");
            keepsTheReceipt(ridersWindow, label);
            rider.link("Ask for help").click();
            assertThat(ridersWindow.find("main")).containsText("About this ride");
            look(ridersWindow, "support-of-ride");
            ridersWindow.open("/notifications");
            assertThat(ridersWindow.find("main")).containsText("Your receipt is ready.");
            look(ridersWindow, "notifications-of-ride");
            captainsWindow.open("/earnings");
            assertThat(captainsWindow.find("main")).containsText("One ride");
            look(captainsWindow, "earnings");
            captainsWindow.open("/drive");
            captain.next();
            captainsWindow.reload();
            captain.waitsFor("You are online");
            captain.goOffline();
        }
    }

    @Test
    void asksAnotherCaptainAfterARefusalAndTakesNeitherAWrongCodeNorABadCard() throws SQLException {
        try (Window ridersWindow = new Window(Screen.PHONE);
                Window firstWindow = new Window(Screen.PHONE);
                Window secondWindow = new Window(Screen.DESK)) {
            DriveView first = new WelcomeView(firstWindow).joinAsCaptain("Ettore Bugatti", "MOTO", plate("MOTO"));
            BookRideView rider = new WelcomeView(ridersWindow).joinAsRider("Josephine Baker");
            rider.search(STATION, STADIUM);
            rider.choose("MOTO");
            rider.usePromo("NO-SUCH-CODE");
            assertThat(ridersWindow.find("#promoFault")).containsText("This code cannot be used.");
            assertThat(ridersWindow.find("#promo")).hasValue("NO-SUCH-CODE");
            rider.waitsFor("Choose your ride");
            ridersWindow.inspect("ride-bad-promo");
            rider.pinsPickup(43.9, 7.2);
            assertThat(ridersWindow.find("#pickupFault")).containsText("This pickup lies outside the city.");
            assertThat(ridersWindow.find("#destination_input")).hasValue(Pattern.compile(STADIUM + ".*"));
            ridersWindow.inspect("ride-bad-pickup");
            rider.correctPickup(STATION);
            rider.payWith("tok_declined");
            rider.book();
            assertThat(rider.news()).containsText("The payment was declined. Choose another means.");
            rider.waitsFor("Choose your ride");
            ridersWindow.inspect("ride-declined-card");
            rider.payWith("tok_ok");
            rider.book();
            rider.waitsFor("Finding your captain");
            ridersWindow.inspect("ride-finding");

            first.goOnline();
            first.awaitOffer();
            DriveView second = new WelcomeView(secondWindow).joinAsCaptain("Louis Chiron", "MOTO", plate("MOTO"));
            first.decline();
            second.goOnline();
            second.awaitOffer();
            assertThat(ridersWindow.find("#asked")).containsText("asked");
            second.accept();
            rider.waitsFor("Louis Chiron is coming");
            String code = rider.startCode();
            assertThat(rider.askToCancel()).containsText("This costs nothing.");
            ridersWindow.inspect("ride-cancel-free");
            rider.keep();

            second.arrive();
            second.enterCode(code.substring(0, 2));
            assertThat(second.news()).containsText("Please");
            assertThat(second.panel()).containsText("5 tries left");
            second.enterCode(wrong(code));
            assertThat(second.panel()).containsText("4 tries left");
            secondWindow.inspect("drive-wrong-code");
            rider.waitsFor("Your captain is here");
            Locator dialog = rider.askToCancel();
            assertThat(dialog).containsText(WAITING_FEE);
            String fee = feeIn(dialog);
            ridersWindow.inspect("ride-cancel-fee");
            rider.cancelNow();
            rider.waitsForText("Fee: " + fee);
            ridersWindow.inspect("ride-cancelled");
            second.waitsFor("You are online");
            second.goOffline();
            first.goOffline();

            rider.again();
            rider.rideTo(STADIUM);
            rider.book();
            rider.waitsFor("Finding your captain");
            TimePassed.inSearch("Josephine Baker");
            rider.waitsForText("Nobody was free");
            ridersWindow.inspect("ride-expired");
        }
    }

    /** With everything that a machine can say about it; the dark colours are the same on each screen. */
    private static void look(Window window, String name) {
        if (window.screen() == Screen.PHONE) {
            window.inspect(name);
        } else {
            window.inspect(name, ColorScheme.LIGHT);
        }
    }

    private static void keepsTheReceipt(Window window, String label) {
        Download paper = window.page().waitForDownload(() -> window.find("#pdf").click());
        assertThat(paper.suggestedFilename()).matches("ridewell-[0-9a-z]{26}\\.pdf");
        try (PDDocument document = Loader.loadPDF(paper.path().toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("Receipt", "Total", label);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String feeIn(Locator dialog) {
        return dialog.textContent().replaceAll("(?s).*(€\\d\\.\\d\\d).*", "$1");
    }

    private static String wrong(String code) {
        return code.equals("0000") ? "0001" : "0000";
    }

    private static String plate(String product) {
        return product + " " + System.nanoTime() % 100_000_000;
    }
}
