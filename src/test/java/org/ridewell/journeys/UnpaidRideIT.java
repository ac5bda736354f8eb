package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridewell.rides.RideJourney;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** A ride that is over and not paid yet, as its rider sees it. */
class UnpaidRideIT {

    private final RideJourney journey = new RideJourney(LibertyServer.shared());

    @Test
    void saysHowItsPaymentGoesAndLeadsToWhereItIsPaidUntilItsRiderTurnsToTheNext() throws SQLException {
        String email = RideSystem.newEmail("debtor");
        journey.system()
                .anonymous()
                .post("/accounts", RideSystem.account("RIDER", email))
                .expect(201);
        String ride = driven(journey.system().signedIn(email, RideSystem.PASSWORD));
        turns(ride, "UNKNOWN");
        try (Window window = new Window(Screen.PHONE)) {
            window.open("/");
            window.find("#email").fill(email);
            window.find("#password").fill(RideSystem.PASSWORD);
            window.find("#enter").click();
            assertThat(window.find("#paid")).containsText("Your payment is being asked about.");
            window.inspect("ride-payment-asked");

            turns(ride, "DUE");
            assertThat(window.find("#paid")).containsText("are still to be paid");
            window.inspect("ride-payment-due");
            window.find("#toDue").click();
            window.find("#means").selectOption("tok_ok");
            window.find("#payDue").click();
            assertThat(window.find(".ui-growl")).containsText("Paid. Thank you.");
            window.open("/ride");
            assertThat(window.find("#panel h2").first()).containsText("Arrived safely");
            assertThat(window.find("#paid")).isHidden();

            window.find("#next").click();
            BookRideView rider = new BookRideView(window);
            window.reload();
            rider.waitsFor("Where to?");
        }
    }

    private String driven(ApiClient rider) {
        ApiClient captain = journey.captain("CAR");
        String ride = journey.book(rider, "CAR", RideJourney.card("tok_declined_on_capture"))
                .expect(201)
                .text("id");
        journey.pickUp(rider, captain, ride);
        journey.complete(captain, ride).expect(200);
        captain.put("/captain/shift", Map.of("online", false)).expect(200);
        return ride;
    }

    /** No card of the sandbox keeps its answer to itself for as long as a test looks. */
    private static void turns(String ride, String state) throws SQLException {
        try (Connection database = LibertyServer.shared().database();
                PreparedStatement update =
                        database.prepareStatement("UPDATE ride_payment SET state = ? WHERE ride_id = ?")) {
            update.setString(1, state);
            update.setString(2, ride);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
