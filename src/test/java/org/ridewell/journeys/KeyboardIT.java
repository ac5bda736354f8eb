package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** No pointer here: tabulator, arrows, Enter and letters. */
class KeyboardIT {

    private static final int FAR = 60;

    @Test
    void bookAndCancelARideAndMoveTheMap() {
        String email = RideSystem.newEmail("keyboard");
        new RideSystem(LibertyServer.shared())
                .anonymous()
                .post("/accounts", RideSystem.account("RIDER", email))
                .expect(201);
        try (Window window = new Window(Screen.DESK)) {
            window.open("/");
            type(window, "#email", email);
            type(window, "#password", RideSystem.PASSWORD);
            press(window, "Enter");
            window.page().waitForURL(Pattern.compile(".*/ride"));
            BookRideView ride = new BookRideView(window);

            movesTheMap(window);
            suggested(window, "pickup", "boulevard des moulins");
            suggested(window, "destination", "stade louis");
            ride.waitsFor("Choose your ride");
            tabTo(window, ".fare[data-product=AUTO]");
            press(window, "Enter");
            assertThat(ride.fare("AUTO")).hasAttribute("aria-checked", "true");
            tabTo(window, "#book");
            window.show("keyboard-book");
            press(window, "Enter");
            ride.waitsFor("Finding your captain");
            tabTo(window, "#cancelSearch");
            press(window, "Enter");
            assertThat(window.find("#reason")).isFocused();
            tabTo(window, "#cancelNow");
            window.show("keyboard-cancel");
            press(window, "Enter");
            ride.waitsForText("This ride was cancelled");
        }
    }

    private static void movesTheMap(Window window) {
        tabTo(window, "#map");
        Locator pane = window.find("#map .leaflet-map-pane");
        String before = pane.getAttribute("style");
        press(window, "ArrowLeft");
        assertThat(pane).not().hasAttribute("style", before);
        Locator zoomOut = window.find("#map .leaflet-control-zoom-out");
        // the map takes no key while it still moves
        for (int i = 0; i < FAR && !"true".equals(zoomOut.getAttribute("aria-disabled")); i++) {
            press(window, "-");
            assertThat(pane).not().hasClass(Pattern.compile("leaflet-zoom-anim"));
        }
        assertThat(zoomOut).hasAttribute("aria-disabled", "true");
        press(window, "+");
        assertThat(zoomOut).hasAttribute("aria-disabled", "false");
    }

    private static void suggested(Window window, String end, String words) {
        type(window, "#" + end + "_input", words);
        // on a busy machine there is a list of what was typed half before
        assertThat(window.find("#" + end + "_panel .ui-autocomplete-item").first())
                .containsText(words, new ContainsTextOptions().setIgnoreCase(true));
        press(window, "ArrowDown");
        press(window, "Enter");
        assertThat(window.find("#" + end + "_panel")).isHidden();
    }

    private static void type(Window window, String field, String text) {
        tabTo(window, field);
        window.page().keyboard().type(text);
    }

    private static void press(Window window, String key) {
        window.page().keyboard().press(key);
    }

    /** Walks on in reading order, around the page's end if need be. */
    private static void tabTo(Window window, String target) {
        Page page = window.page();
        assertThat(window.find(target)).isVisible();
        for (int steps = 0; steps < FAR; steps++) {
            if ((Boolean) page.evaluate("at => document.activeElement.matches(at)", target)) {
                return;
            }
            press(window, "Tab");
        }
        assertThat(FAR).as("steps to " + target).isZero();
    }
}
