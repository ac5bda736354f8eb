package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What rider and captain write to each other, the same on both sides' pages. */
final class Talk {

    private final Window window;

    Talk(Window window) {
        this.window = window;
        assertThat(field()).isVisible();
    }

    Locator field() {
        return window.find("#messageText");
    }

    /** Typed, not sent. */
    void types(String text) {
        field().fill(text);
    }

    void writes(String text) {
        types(text);
        field().press("Enter");
        assertThat(window.find("#messages .own p").last()).hasText("You: " + text);
        assertThat(field()).hasValue("");
    }

    void replies(String quick) {
        window.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(quick))
                .click();
        assertThat(window.find("#messages .own p").last()).hasText("You: " + quick);
    }

    void sendsNothing() {
        window.find("#sendMessage").click();
        assertThat(window.find("#messageTextFault")).containsText("Please write 1 to 500 characters.");
    }

    /** Without a reload, and told once to whoever does not see it. */
    void hears(String name, String text) {
        assertThat(window.find("#messages li:not(.own) p").last()).hasText(name + ": " + text);
        assertThat(window.find("#messageNews")).containsText(name + ": " + text);
    }

    void inspect(String name) {
        // unlike scrolling alone, tried again when news draws the panel anew
        field().hover();
        window.inspect(name);
    }
}
