package org.ridewell.journeys;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages at rest, in both themes; those that a ride or an incident moves are looked at on their way. */
class PagesIT {

    @ParameterizedTest
    @CsvSource({
        "welcome,/",
        "join-rider,/?join=rider",
        "join-captain,/?join=captain",
        "password-reset,/password-reset",
        "inbox,/inbox",
        "follow-nothing,/follow?trip=nothing",
        "error-404,/nothing/here",
        "error-500,/errors/500.xhtml"
    })
    void canBeReadAndOperatedByVisitors(String name, String path) {
        try (Window window = new Window(Screen.PHONE)) {
            window.open(path).inspect(name);
        }
    }

    @ParameterizedTest
    @MethodSource("pagesOfRoles")
    void canBeReadAndOperatedByThoseWhoSignedIn(String role, Screen screen, Map<String, String> pages) {
        try (Window window = new Window(screen)) {
            new WelcomeView(window).enterAs(role);
            pages.forEach((name, path) -> window.open(path).inspect(name + "-of-" + role));
        }
    }

    static Stream<Arguments> pagesOfRoles() {
        return Stream.of(
                Arguments.of(
                        "Rider",
                        Screen.PHONE,
                        Map.of(
                                "account", "/account",
                                "rides", "/rides",
                                "notifications", "/notifications",
                                "support", "/support",
                                "error-403", "/ops")),
                Arguments.of(
                        "Captain",
                        Screen.DESK,
                        Map.of(
                                "earnings", "/earnings",
                                "account", "/account",
                                "notifications", "/notifications",
                                "support", "/support")),
                Arguments.of("Rider", Screen.TABLET, Map.of("ride", "/ride", "account", "/account", "rides", "/rides")),
                Arguments.of("Captain", Screen.TABLET, Map.of("drive", "/drive", "earnings", "/earnings")));
    }
}
