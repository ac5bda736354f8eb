package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code /ride} as a rider sees it: one stage at a time. */
final class BookRideView {

    private final Window window;

    BookRideView(Window window) {
        this.window = window;
        waitsFor("Where to?");
    }

    Window window() {
        return window;
    }

    void waitsFor(String title) {
        assertThat(window.find("#panel h2").first()).containsText(title);
    }

    void search(String pickup, String destination) {
        pick("pickup", pickup);
        pick("destination", destination);
        waitsFor("Choose your ride");
    }

    /** With the pickup of the ride before. */
    void rideTo(String destination) {
        pick("destination", destination);
        waitsFor("Choose your ride");
    }

    void again() {
        window.find("#tryAgain").click();
        waitsFor("Where to?");
    }

    /** As a drag of the map's pin would. */
    void pinsPickup(double lat, double lon) {
        window.page()
                .evaluate(
                        "([lat, lon]) => pinned([{name: 'kind', value: 'pickup'}, {name: 'lat', value: lat}, {name: 'lon', value: lon}])",
                        List.of(lat, lon));
        waitsFor("Where to?");
    }

    void correctPickup(String typed) {
        window.find("#pickup_input").fill("");
        take("pickup", typed);
        waitsFor("Choose your ride");
    }

    void usePromo(String code) {
        window.find("details:has(#promo) > summary").click();
        window.find("#promo").fill(code);
        window.find("#usePromo").click();
    }

    /** Of the trip, how much is behind. */
    Locator progress() {
        return window.find("#panel .meter");
    }

    /** The address by which somebody else follows the ride. */
    String share() {
        window.find("#share").click();
        assertThat(window.find("#shareLink")).hasValue(Pattern.compile("http.*"));
        return window.find("#shareLink").inputValue();
    }

    private void pick(String end, String typed) {
        take(end, typed);
        if (end.equals("pickup")) {
            assertThat(window.find("#panel")).containsText("set your destination");
        }
    }

    /** The first place that is called so: on a busy machine the list is one of what was typed half. */
    private void take(String end, String typed) {
        window.find("#" + end + "_input").pressSequentially(typed);
        window.find("#" + end + "_panel .ui-autocomplete-item")
                .filter(new Locator.FilterOptions().setHasText(typed))
                .first()
                .click();
    }

    Locator fare(String product) {
        return window.find(".fare[data-product=" + product + "]");
    }

    void choose(String product) {
        fare(product).click();
        settles();
        assertThat(fare(product)).hasAttribute("aria-checked", "true");
        assertThat(bookButton()).containsText(capital(product));
    }

    /** An answer under way draws the panel anew and would take back what is chosen meanwhile. */
    private void settles() {
        window.page().waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
    }

    private static String capital(String product) {
        return product.charAt(0) + product.substring(1).toLowerCase(Locale.ROOT);
    }

    void payWith(String token) {
        window.find("#method").selectOption(token);
        settles();
    }

    Locator bookButton() {
        return window.find("#book");
    }

    void book() {
        bookButton().click();
    }

    String startCode() {
        return window.find("output.code").textContent().strip();
    }

    /** Asks what it costs to cancel; nothing is cancelled yet. */
    Locator askToCancel() {
        window.find("#cancelRide, #cancelSearch").click();
        assertThat(window.find("#cancelDialog")).isVisible();
        return window.find("#cancelBody");
    }

    void keep() {
        window.find("#keep").click();
        assertThat(window.find("#cancelDialog")).isHidden();
    }

    void cancelNow() {
        window.find("#cancelNow").click();
        waitsForText("This ride was cancelled");
    }

    /** What was told has changed meanwhile: nothing is cancelled yet. */
    Locator cancelsTooLate() {
        window.find("#cancelNow").click();
        assertThat(window.find("#cancelBody")).containsText("This has changed since you asked.");
        assertThat(window.find("#cancelDialog")).isVisible();
        return window.find("#cancelBody");
    }

    void waitsForText(String text) {
        assertThat(window.find("#panel")).containsText(text);
    }

    Locator news() {
        return window.page().getByRole(AriaRole.ALERT).first();
    }

    Locator link(String name) {
        return window.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** Where the ride ends, its other side is rated. */
    void rate(int stars) {
        Ratings.give(window, stars);
    }
}
