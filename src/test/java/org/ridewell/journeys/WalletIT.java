package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A rider's money on {@code /account}. */
class WalletIT {

    @Test
    void isFilledOnceByWhoeverPressesAgainAfterALostAnswer() {
        try (Window window = new Window(Screen.DESK)) {
            new WelcomeView(window).joinAsRider("Marie Curie");
            window.open("/account");
            window.find("#keep").click();
            assertThat(window.find("#fill")).isVisible();
            settles(window);
            AtomicBoolean lost = loseTheNextAnswer(window);
            window.find("#fill").click();
            window.page().waitForCondition(lost::get);
            settles(window);
            window.find("#fill").click();
            assertThat(window.find("#wallet .money")).hasText("€20.00");
            settles(window);
            window.find("#fill").click();
            assertThat(window.find("#wallet .money")).hasText("€40.00");
        }
    }

    @Test
    void saysWhileItWaitsForASlowServerThatItDoes() {
        try (Window window = new Window(Screen.PHONE)) {
            new WelcomeView(window).joinAsRider("Pierre Curie");
            window.open("/account");
            List<Route> held = new ArrayList<>();
            window.page().route("**/account*", route -> {
                String body = route.request().postData();
                if (body != null && body.contains("keep")) {
                    held.add(route);
                } else {
                    route.resume();
                }
            });
            window.find("#keep").click();
            assertThat(window.find("#working")).isVisible();
            assertThat(window.find("#working")).hasText("Loading");
            held.forEach(Route::resume);
            assertThat(window.find("#fill")).isVisible();
            assertThat(window.find("#working")).isHidden();
        }
    }

    /** The server hears the request; the browser hears nothing of it. */
    private static AtomicBoolean loseTheNextAnswer(Window window) {
        AtomicBoolean lost = new AtomicBoolean();
        window.page()
                .route(
                        "**/account*",
                        route -> {
                            route.fetch();
                            route.abort();
                            lost.set(true);
                        },
                        new Page.RouteOptions().setTimes(1));
        return lost;
    }

    private static void settles(Window window) {
        window.page().waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
    }
}
