package org.ridewell.journeys;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridewell.system.LibertyServer;

/** The replica that showed the page is gone when the rider books: another one, on the same database, goes on with what was chosen. */
class AnotherReplicaIT {

    @Test
    void booksWhatWasChosenAtTheFirst() {
        try (LibertyServer second = LibertyServer.start(
                        Map.of("DATABASE_URL", LibertyServer.shared().databaseUrl()));
                Window window = new Window(Screen.PHONE)) {
            BookRideView ride = new WelcomeView(window).joinAsRider("Marie Curie");
            ride.search(WholeRideIT.STATION, WholeRideIT.STADIUM);
            window.answeredBy(second);
            ride.choose("AUTO");
            ride.payWith("tok_ok");
            ride.book();
            ride.waitsFor("Finding your captain");
            ride.askToCancel();
            ride.cancelNow();
        }
    }
}
