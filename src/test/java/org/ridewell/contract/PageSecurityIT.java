package org.ridewell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** What a browser is told, and what pages refuse. */
class PageSecurityIT {

    private final ApiClient visitor = new ApiClient(LibertyServer.shared().uri());

    @ParameterizedTest
    @ValueSource(strings = {"ride", "rides", "drive", "earnings", "account", "ops", "audit"})
    void leadVisitorsToSignInAndBack(String page) {
        Answer answer = visitor.get("//" + page).expect(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/?next=%2F" + page);
    }

    @ParameterizedTest
    @CsvSource({"Origin,https://evil.example", "Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "X-Nothing,x"})
    void refuseWhatAnotherSitePosts(String header, String value) {
        visitor.with(header, value)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("//", "a=b")
                .expect(403);
    }

    /** A form of the page itself, complete but for a view state that the server made. */
    @ParameterizedTest
    @ValueSource(strings = {"", "made-up", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==", "TAMPERED"})
    void doNothingWithAViewThatTheServerDidNotMake(String state) {
        String email = RideSystem.newEmail("stranger");
        String form = form(Map.of(
                "rider", "rider",
                "join", "rider",
                "name", "Ada Stranger",
                "email", email,
                "phone", "+377 99 12 34 56",
                "password", RideSystem.PASSWORD,
                "joinRider", "joinRider",
                "jakarta.faces.ViewState", state.equals("TAMPERED") ? tampered() : state));
        ApiClient page =
                visitor.with("Sec-Fetch-Site", "same-origin").with("Content-Type", "application/x-www-form-urlencoded");
        page.post("//?join=rider", form).expect(302);
        Answer byScript = page.with("Faces-Request", "partial/ajax")
                .post(
                        "//?join=rider",
                        form + "&jakarta.faces.partial.ajax=true&jakarta.faces.source=joinRider"
                                + "&jakarta.faces.partial.execute=%40all")
                .expect(200);
        assertThat(byScript.body().asText()).contains("<redirect url=");
        visitor.post("/sessions", Map.of("email", email, "password", RideSystem.PASSWORD))
                .expect(401);
    }

    private String tampered() {
        StringBuilder bytes = new StringBuilder(viewState(visitor, "//?join=rider"));
        int middle = bytes.length() / 2;
        bytes.setCharAt(middle, bytes.charAt(middle) == 'A' ? 'B' : 'A');
        return bytes.toString();
    }

    private static String viewState(ApiClient reader, String page) {
        Matcher state = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"")
                .matcher(reader.get(page).expect(200).body().asText());
        assertThat(state.find()).isTrue();
        return state.group(1);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** PostgreSQL takes no U+0000, not even to compare with. */
    @ParameterizedTest
    @CsvSource({
        "/receipt?ride=%00,There is no such receipt",
        "/rides?cursor=%00&month=%00,Your rides",
        "/notifications?cursor=%00,Notifications",
        "/support?ride=%00&kind=%00,What happened?",
        "/account?cursor=%00,Profile",
        "/follow?trip=%00,There is no such trip"
    })
    void readWhatCannotBeStoredAsNotSent(String page, String shown) {
        assertThat(rider().get("/" + page).expect(200).body().asText()).contains(shown);
    }

    @Test
    void keepAQuestionToItsRulesAndShowWhatWasTyped() {
        ApiClient rider = rider();
        String question = "x".repeat(2_001);
        assertThat(asked(rider, "  ")).contains("Please fill this in.");
        assertThat(asked(rider, question)).contains("Please write 1 to 2,000 characters.", question);
        assertThat(asked(rider, "A line\r\n".repeat(250))).contains("We have it.");
        assertThat(asked(rider, "An \u0000umbrella")).contains("We have it.", "An umbrella");
    }

    @Test
    void areKeptNowhereOnceSomebodyIsSignedInAndTheirScriptsAre() {
        ApiClient rider = rider();
        assertThat(caching(rider, "//account")).contains("no-store");
        assertThat(caching(rider, "//")).contains("no-store");
        assertThat(caching(rider, "//jakarta.faces.resource/frame.js.xhtml?ln=ridewell"))
                .doesNotContain("no-store");
        assertThat(caching(visitor, "//")).doesNotContain("no-store");
    }

    private static String caching(ApiClient reader, String page) {
        Answer answer = reader.get(page).expect(200);
        return answer.headers().firstValue("Cache-Control").orElse("");
    }

    private static ApiClient rider() {
        return new RideSystem(LibertyServer.shared()).rider();
    }

    private static String asked(ApiClient rider, String question) {
        return filled(
                rider,
                "//support",
                Map.of(
                        "ask", "ask",
                        "ask_SUBMIT", "1",
                        "kind", "OTHER",
                        "text", question,
                        "sendTicket", "sendTicket"));
    }

    /** The page that answers one of its own forms. */
    private static String filled(ApiClient reader, String page, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("jakarta.faces.ViewState", viewState(reader, page));
        return reader.with("Sec-Fetch-Site", "same-origin")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(page, form(form))
                .expect(200)
                .body()
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "n1|43.7", "n1|91|7.4|Nowhere", "n1|north|7.4|Nowhere"})
    void takeNoPlaceThatTheyDidNotOffer(String place) {
        ApiClient rider = rider();
        filled(
                rider,
                "//account",
                Map.of(
                        "places", "places",
                        "places_SUBMIT", "1",
                        "placeName", "Home",
                        "placeSpot_input", "Nowhere",
                        "placeSpot_hinput", place,
                        "addPlace", "addPlace"));
        assertThat(rider.get("/me/places").expect(200).at("/items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"100,10001", "10001,10", "-1,10", "10001,10001"})
    void keepBothGoalsOfACaptainOrNone(String euros, String rides) {
        ApiClient captain = new RideSystem(LibertyServer.shared()).captain("CAR");
        String none = "Set a goal, and see how far you are.";
        assertThat(goals(captain, euros, rides)).contains("From 0 to 10,000; empty for none.");
        assertThat(captain.get("//earnings").expect(200).body().asText()).contains(none);
        assertThat(goals(captain, "100", "10")).doesNotContain(none);
    }

    private static String goals(ApiClient captain, String euros, String rides) {
        return filled(
                captain,
                "//earnings",
                Map.of(
                        "goals", "goals",
                        "goals_SUBMIT", "1",
                        "goalEuros", euros,
                        "goalRides", rides,
                        "saveGoals", "saveGoals"));
    }

    @Test
    void keepTheirAddressInTheOtherLanguage() {
        assertThat(visitor.get("//?join=rider&next=%2Freceipt%3Fride%3D7")
                        .expect(200)
                        .body()
                        .asText())
                .contains("href=\"?join=rider&amp;next=%2Freceipt%3Fride%3D7&amp;language=fr\"");
    }

    @Test
    void leadWhoeverPostsWithoutACookieToSignIn() {
        Answer answer = visitor.with("Sec-Fetch-Site", "same-origin")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("//ride", "ride=ride&book=book&jakarta.faces.ViewState=x")
                .expect(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/?next=%2Fride");
    }

    @Test
    void allowOnlyTheirOwnScriptsAndNoFrame() {
        Answer page = visitor.get("//").expect(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).isPresent();
    }
}
