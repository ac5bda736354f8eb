package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** {@code /drive} as a captain sees it. */
final class DriveView {

    private final Window window;

    DriveView(Window window) {
        this.window = window;
        assertThat(window.find("#panel")).containsText("You are");
    }

    Window window() {
        return window;
    }

    void goOnline() {
        window.find("#online .ui-toggleswitch-slider").click();
        waitsFor("You are online");
    }

    void goOffline() {
        window.find("#online .ui-toggleswitch-slider").click();
        waitsFor("You are offline");
    }

    /** Turns the simulation off: the device's own receiver counts. */
    void trustsTheDevice() {
        window.find("#simulate .ui-toggleswitch-slider").click();
        window.page().waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
    }

    void triesToGoOnline() {
        window.find("#online .ui-toggleswitch-slider").click();
    }

    /** The bar that tells a captain of whom nothing is heard. */
    Locator silence() {
        return window.find("#silent");
    }

    void waitsFor(String title) {
        assertThat(window.find("#panel h2").first()).containsText(title);
    }

    Locator offer() {
        return window.find(".offer");
    }

    void awaitOffer() {
        assertThat(offer()).isVisible();
    }

    void accept() {
        window.find("#accept").click();
        waitsFor("Drive to the pickup");
    }

    void decline() {
        window.find("#decline").click();
        assertThat(offer()).isHidden();
    }

    void arrive() {
        window.find("#arrive").click();
        waitsFor("Ask for the start code");
    }

    /** The rider did not come. */
    void leaves() {
        window.find("#cancel").click();
        assertThat(window.find("#cancelDialog")).isVisible();
        window.find("#cancelNow").click();
        waitsFor("You are online");
    }

    void enterCode(String code) {
        window.find(".digits input").first().click();
        window.page().keyboard().type(code);
        window.find("#begin").click();
    }

    /** What the page says of what was just done. */
    Locator news() {
        return window.find(".ui-growl-message").first();
    }

    void finish() {
        window.find("#finish").click();
        waitsFor("Ride finished");
    }

    /** Turns from the ride that is over. */
    void next() {
        window.find("#again").click();
        waitsFor("You are online");
    }

    Locator panel() {
        return window.find("#panel");
    }

    /** Where the ride ends, its other side is rated. */
    void rate(int stars) {
        Ratings.give(window, stars);
    }
}
