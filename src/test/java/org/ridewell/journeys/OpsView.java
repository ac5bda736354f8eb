package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/** {@code /ops} as operations see it: what is sick, what is being done about it, and the switches that break something. */
final class OpsView {

    /** Milliseconds from a fault to its verdict, or from the mend to the closing: several looks of the watchdog. */
    private static final double HEAL = 60_000;

    private final Window window;

    OpsView(Window window) {
        this.window = window;
        assertThat(window.find(".verdict")).isVisible();
    }

    Window window() {
        return window;
    }

    void seesSummary(String sentence) {
        assertThat(window.find(".verdict")).containsText(sentence, patient());
    }

    void breaks(String what) {
        press("Break: " + what);
        assertThat(button("Mend: " + what)).isVisible();
    }

    void mends(String what) {
        press("Mend: " + what);
        assertThat(button("Break: " + what)).isVisible();
    }

    private void press(String name) {
        button(name).click();
    }

    private Locator button(String name) {
        return window.page()
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName(name));
    }

    /** The open incident of this kind. */
    Locator incident(String fault) {
        return window.find("article:has(h3:has-text('" + fault + "'))");
    }

    void seesIncident(String fault) {
        assertThat(incident(fault)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(HEAL));
    }

    /** A line of the incident's timeline that says all of this. */
    void seesDecision(String fault, String... words) {
        Locator line = incident(fault).locator("ol.timeline > li");
        for (String word : words) {
            line = line.filter(new Locator.FilterOptions().setHasText(word));
        }
        assertThat(line.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(HEAL));
    }

    void unfoldsEvidenceOf(String fault) {
        incident(fault).locator("details > summary").first().click();
        assertThat(incident(fault).locator("details[open] table").first()).isVisible();
    }

    void seesNothingOpen() {
        assertThat(window.find("#live")).containsText("Nothing is open.", patient());
    }

    /** The verdict of a dependency's tile. */
    void seesDependency(String name, String verdict) {
        assertThat(window.find("details[data-keep='dependency-" + name + "'] > summary"))
                .containsText(verdict, patient());
    }

    private static LocatorAssertions.ContainsTextOptions patient() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(HEAL);
    }
}
