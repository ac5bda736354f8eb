package org.ridewell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridewell.mail.MailListener;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.EventStream;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** The rider is at one replica, the captain at another, the database is one. */
class TwoReplicasIT {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]+)\"");
    private static final MailListener MAILS = new MailListener();
    private static final MailListener UNSAFE = new MailListener();
    private static LibertyServer first;
    private static LibertyServer second;

    @BeforeAll
    static void startServers() {
        first = LibertyServer.start(Map.of(
                "RIDEWELL_SMTP_HOST",
                "localhost",
                "RIDEWELL_SMTP_PORT",
                Integer.toString(UNSAFE.port()),
                "RIDEWELL_SMTP_USER",
                "ridewell",
                "RIDEWELL_SMTP_PASSWORD",
                "secret"));
        second = LibertyServer.start(Map.of(
                "DATABASE_URL",
                first.databaseUrl(),
                "RIDEWELL_SMTP_HOST",
                "localhost",
                "RIDEWELL_SMTP_PORT",
                Integer.toString(MAILS.port())));
    }

    @AfterAll
    static void stopServers() {
        second.close();
        first.close();
        MAILS.close();
        UNSAFE.close();
    }

    @Test
    void areOneSystemForRiderAndCaptain() {
        ApiClient rider = new RideSystem(first).rider();
        ApiClient captain = new RideSystem(second).captainOnline("CAR", RideSystem.CASINO);
        try (EventStream riders = rider.events("/me/events");
                EventStream captains = captain.events("/me/events")) {
            riders.lastId();
            captains.lastId();
            String ride = RideSystem.bookInCash(rider, "CAR");
            JsonNode offer = captains.await(
                            "offer", data -> data.path("rideId").asText().equals(ride))
                    .data();
            Instant accepted = Instant.now();
            captain.post("/captain/offers/" + offer.path("id").asText() + "/acceptance", null)
                    .expect(200);
            riders.await("ride", data -> data.path("state").asText().equals("ACCEPTED"));
            assertThat(Duration.between(accepted, Instant.now())).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void acceptEachOthersTokensAndEndEachOthersSessions() {
        ApiClient here = new RideSystem(first).rider();
        ApiClient there = here.at(second.uri());
        assertThat(there.get("/me").expect(200).body())
                .isEqualTo(here.get("/me").expect(200).body());
        there.delete("/sessions/current").expect(204);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> here.get("/me").status() == 401);
    }

    @Test
    void openEachOthersFormsAndCookies() {
        ApiClient visitor = new ApiClient(first.uri());
        Answer page = visitor.get("//").expect(200);
        Matcher state = VIEW_STATE.matcher(page.body().asText());
        assertThat(state.find()).isTrue();
        String form = "signin_SUBMIT=1&enter=enter&email=" + encoded("rider@example.org") + "&password=ridewell-demo"
                + "&jakarta.faces.ViewState=" + encoded(state.group(1));
        Answer signedIn = visitor.at(second.uri())
                .with("Cookie", cookies(page))
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Sec-Fetch-Site", "same-origin")
                .post("//", form)
                .expect(302);
        assertThat(signedIn.headers().firstValue("Location").orElse("")).endsWith("/ride");
        visitor.with("Cookie", cookies(signedIn)).get("//ride").expect(200);
    }

    private static String cookies(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void sendsItsMailsThroughTheServerThatItIsToldOf() {
        String email = RideSystem.newEmail("rider");
        ApiClient anonymous = new ApiClient(second.uri());
        anonymous.post("/accounts", RideSystem.account("RIDER", email)).expect(201);
        anonymous.post("/password-resets", Map.of("email", email)).expect(204);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !MAILS.mails()
                .isEmpty());
        assertThat(MAILS.mails()).singleElement().satisfies(mail -> assertThat(mail)
                .contains("To: " + email, "From: ridewell@localhost", "password-reset"));
    }

    @Test
    void tellsNoPasswordToAServerWithoutEncryption() {
        String email = RideSystem.newEmail("rider");
        ApiClient anonymous = new ApiClient(first.uri());
        anonymous.post("/accounts", RideSystem.account("RIDER", email)).expect(201);
        anonymous.post("/password-resets", Map.of("email", email)).expect(204);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> first.log()
                .contains("a mail was not sent"));
        assertThat(UNSAFE.commands()).contains("EHLO").doesNotContain("AUTH", "MAIL", "DATA");
        assertThat(first.log()).doesNotContain(email);
    }

    /** The replica that showed the page is gone when the rider books. */
    @Test
    void goOnWithWhatWasChosenInThePageOfTheOther() {
        try (Window window = new Window(Screen.PHONE, first)) {
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
