package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** A captain looks at another page and comes back. */
class BackIT {

    private static final Map<String, Double> STATION = RideSystem.position(43.7383, 7.4195);

    /** Playwright's Chromium keeps no page: what it would say of one that it kept is said for it. */
    private static final String KEPT = """
            () => ["pagehide", "pageshow"].forEach(
                event => dispatchEvent(new PageTransitionEvent(event, { persisted: true })))""";

    @Test
    void leadsToAPageThatStillHearsOfOffers() {
        RideSystem ridewell = new RideSystem(LibertyServer.shared());
        try (Window window = new Window(Screen.PHONE)) {
            DriveView captain = new WelcomeView(window)
                    .joinAsCaptain("Luigi Fagioli", "MOTO", "LF " + System.nanoTime() % 100_000_000);
            captain.goOnline();
            window.open("/earnings");
            window.page().goBack();
            captain.waitsFor("You are online");
            window.page().evaluate(KEPT);

            ApiClient rider = ridewell.rider();
            JsonNode quote = ridewell.quote(rider, STATION, RideSystem.PORT_HERCULE);
            String ride = ridewell.book(rider, quote, "MOTO").expect(201).text("id");
            captain.awaitOffer();
            rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_PLANS"))
                    .expect(200);
            assertThat(captain.offer()).isHidden();
            captain.goOffline();
        }
    }
}
