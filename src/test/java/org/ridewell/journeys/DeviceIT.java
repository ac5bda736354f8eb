package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** A captain whose device has a receiver, or should have one. */
class DeviceIT {

    /** A receiver that says what the test says, and a note of the times of all positions that go out. */
    private static final String RECEIVER = """
            window.told = [];
            const fetched = window.fetch;
            window.fetch = (url, wanted) => {
                if (String(url).endsWith("/captain/position")) {
                    told.push(JSON.parse(wanted.body).at);
                }
                return fetched(url, wanted);
            };
            Object.defineProperty(navigator, "geolocation", { value: {
                watchPosition: (ok, no) => { window.receiver = { ok, no }; return 1; },
                getCurrentPosition: () => {},
            } });""";

    private static final String DENIES = "() => receiver.no({ code: 1, PERMISSION_DENIED: 1 })";
    private static final String GIVES =
            "at => receiver.ok({ timestamp: at, coords: { latitude: 43.7383, longitude: 7.4195, heading: null } })";
    private static final String LATER = "() => { const now = Date.now; Date.now = () => now() + 31000; }";

    @Test
    void tellsWhatItsReceiverGaveAndTheCaptainWhenThatIsNothing() {
        try (Window window = new Window(Screen.PHONE)) {
            window.page().addInitScript(RECEIVER);
            DriveView captain = new WelcomeView(window)
                    .joinAsCaptain("Tazio Nuvolari", "AUTO", "TN " + System.nanoTime() % 100_000_000);
            captain.trustsTheDevice();
            window.page().evaluate(DENIES);
            assertThat(captain.silence()).containsText("This device does not say where it is");
            window.inspect("drive-denied");
            captain.triesToGoOnline();
            assertThat(window.find(".ui-growl-message").first()).containsText("Your device has not said where it is");
            captain.waitsFor("You are offline");

            Instant first = gives(window, Duration.ofSeconds(4));
            assertThat(captain.silence()).isHidden();
            captain.goOnline();
            told().untilAsserted(() -> assertThat(told(window)).isEqualTo(times(first)));
            // two and more chances to tell it again as if it were new
            told().during(Duration.ofSeconds(4)).until(() -> told(window).equals(times(first)));
            Instant second = gives(window, Duration.ofSeconds(1));
            told().untilAsserted(() -> assertThat(told(window)).isEqualTo(times(first, second)));

            window.page().evaluate(LATER);
            assertThat(captain.silence()).containsText("We have not heard from this device");
            captain.goOffline();
        }
    }

    /** @param ago when the receiver found out */
    private static Instant gives(Window window, Duration ago) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(ago);
        window.page().evaluate(GIVES, (double) at.toEpochMilli());
        return at;
    }

    /** A browser is asked by one thread only. */
    private static ConditionFactory told() {
        return Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(20));
    }

    private static String told(Window window) {
        return (String) window.page().evaluate("() => told.map(at => Date.parse(at)).join(' ')");
    }

    private static String times(Instant... at) {
        return Stream.of(at).map(each -> Long.toString(each.toEpochMilli())).collect(Collectors.joining(" "));
    }
}
