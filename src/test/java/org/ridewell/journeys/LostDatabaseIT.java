package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;

/** The database stops answering under a rider who is about to book: once rung 0 protects them it is said at once, what was chosen stays, and it can be done again. */
class LostDatabaseIT {

    private static final String SAID = "Our records do not answer";

    @Test
    void saysWhatIsWrongAndGoesOnAfterwards() {
        try (LibertyServer server = LibertyServer.start(Map.of("RIDEWELL_REQUEST_PATIENCE", "PT20M"));
                Window window = new Window(Screen.PHONE, server);
                Window visitor = new Window(Screen.PHONE, server)) {
            BookRideView ride = new WelcomeView(window).joinAsRider("Marie Curie");
            ride.search(WholeRideIT.STATION, WholeRideIT.STADIUM);
            visitor.open("/");
            window.expect(503);
            visitor.expect(503);
            ApiClient api = new ApiClient(server.uri());
            server.freezeDatabase();
            try {
                Awaitility.await("rung 0 lets nothing wait for it")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> api.get("/rides").status() == 503);
                ride.book();
                assertThat(window.find("#fault")).containsText(SAID);
                ride.waitsFor("Choose your ride");
                window.inspect("lost-database-book");

                visitor.find(".demo").getByText("Rider").click();
                visitor.find("#enter").click();
                assertThat(visitor.find("#fault")).containsText(SAID);
                assertThat(visitor.find("#email")).hasValue("rider@example.org");

                visitor.page().context().addCookies(window.page().context().cookies());
                Response page = visitor.page().navigate("/rides");
                assertThat(page.status()).isEqualTo(503);
                assertThat(page.headerValue("retry-after")).isNotBlank();
                assertThat(visitor.find("main")).containsText(SAID);
                visitor.inspect("lost-database-page");
            } finally {
                server.thawDatabase();
            }
            Awaitility.await("the database is back")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> api.get("/rides").status() == 401);
            ride.book();
            ride.waitsFor("Finding your captain");
            assertThat(window.find("#fault")).isHidden();
            visitor.open("/rides");
            assertThat(visitor.find("main")).not().containsText(SAID);
        }
    }
}
