package org.ridewell.journeys;

import java.util.regex.Pattern;
import org.ridewell.system.RideSystem;

/** {@code /}: how people come in. */
final class WelcomeView {

    private final Window window;

    WelcomeView(Window window) {
        this.window = window;
        window.open("/");
    }

    BookRideView joinAsRider(String name) {
        window.find("nav.segments").getByText("Ride").click();
        person(name, RideSystem.newEmail("rider"));
        window.show("welcome-join-rider");
        window.find("#joinRider").click();
        window.page().waitForURL(Pattern.compile(".*/ride"));
        return new BookRideView(window);
    }

    DriveView joinAsCaptain(String name, String product, String plate) {
        window.find("nav.segments").getByText("Drive").click();
        person(name, RideSystem.newEmail("captain"));
        window.find("#licenceNumber").fill("L " + plate);
        window.find("#product").selectOption(product);
        window.find("#capacity").fill(product.equals("MOTO") ? "1" : "4");
        window.find("#model").fill("Renault Zoe");
        window.find("#colour").fill("blue");
        window.find("#plate").fill(plate);
        window.show("welcome-join-captain");
        window.find("#joinCaptain").click();
        window.page().waitForURL(Pattern.compile(".*/drive"));
        return new DriveView(window);
    }

    private void person(String name, String email) {
        window.find("#name").fill(name);
        window.find("#email").fill(email);
        window.find("#phone").fill("+377 99 12 34 56");
        window.find("#password").fill(RideSystem.PASSWORD);
    }

    /** By the card of demo accounts, which fills the form. */
    void enterAs(String role) {
        window.find(".demo").getByText(role).click();
        window.find("#enter").click();
        window.page().waitForURL(Pattern.compile(".*/(ride|drive|ops|audit)"));
    }
}
