package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** What a captain without a ride sees of the riders' wishes. */
class DemandIT {

    private static final String RIDERS_NEAR =
            "([lat, lon]) => Ridewell.json('heat').filter(area => L.latLng(area.position.lat, area.position.lon).distanceTo([lat, lon]) < 300)"
                    + ".reduce((sum, area) => sum + area.riders, 0)";

    @Test
    void warmsTheMapWhereRidesAreAskedForAndSaysItInWords() {
        RideSystem ridewell = new RideSystem(LibertyServer.shared());
        asks(ridewell);
        asks(ridewell);
        try (Window window = new Window(Screen.PHONE)) {
            new WelcomeView(window).joinAsCaptain("Juan Manuel Fangio", "CAR", "JF " + System.nanoTime() % 100_000_000);
            assertThat(window.find("#demand li").first()).containsText("rider");
            assertThat(window.find("path.heat")).not().hasCount(0);
            int before = ridersAtTheCasino(window);
            assertThat(before).isGreaterThanOrEqualTo(2);
            asks(ridewell);
            window.page().evaluate("() => refreshDemand()");
            window.page().waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
            assertThat(ridersAtTheCasino(window)).isGreaterThan(before);
        }
    }

    private static void asks(RideSystem ridewell) {
        ridewell.quote(ridewell.rider(), RideSystem.CASINO, RideSystem.PORT_HERCULE);
    }

    private static int ridersAtTheCasino(Window window) {
        return (int) window.page()
                .evaluate(RIDERS_NEAR, List.of(RideSystem.CASINO.get("lat"), RideSystem.CASINO.get("lon")));
    }
}
