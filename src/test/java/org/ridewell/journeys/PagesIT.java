package org.ridewell.journeys;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages at rest, in both themes; those that a ride or an incident moves are looked at on their way. */
class PagesIT {

    @ParameterizedTest
    @CsvSource({
        "welcome,/",
        "join-rider,/?join=rider",
        "join-captain,/?join=captain",
        "password-reset,/password-reset",
        "inbox,/inbox",
        "error-404,/nothing/here",
        "error-500,/errors/500.xhtml"
    })
    void canBeReadAndOperatedByVisitors(String name, String path) {
        try (Window window = new Window(Screen.PHONE)) {
            window.open(path).inspect(name);
        }
    }

    @ParameterizedTest
    @CsvSource({"Rider,PHONE,account rides error-403:ops", "Captain,DESK,earnings account"})
    void canBeReadAndOperatedByThoseWhoSignedIn(String role, Screen screen, String pages) {
        try (Window window = new Window(screen)) {
            new WelcomeView(window).enterAs(role);
            for (String page : pages.split(" ")) {
                String[] nameAndPath = page.split(":");
                window.open("/" + nameAndPath[nameAndPath.length - 1]).inspect(nameAndPath[0] + "-of-" + role);
            }
        }
    }
}
