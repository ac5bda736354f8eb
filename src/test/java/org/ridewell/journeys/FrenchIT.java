package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ridewell.system.RideSystem;

/** A visitor who chose French is answered in it, also where a form was wrong, and gets mails in it. */
class FrenchIT {

    @Test
    void isSpokenFromTheSignUpOn() {
        try (Window window = new Window(Screen.PHONE)) {
            window.open("/?join=rider&next=%2Fnotifications");
            window.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Français"))
                    .click();
            window.page().waitForURL(Pattern.compile(".*join=rider&next=%2Fnotifications&language=fr"));
            window.find("#name").fill("Colette");
            window.find("#email").fill(RideSystem.newEmail("rider"));
            window.find("#phone").fill("+377 99 12 34 56");
            window.find("#password").fill("court");
            window.find("#joinRider").click();
            assertThat(window.find("#passwordFault"))
                    .containsText("Choisissez de 8 à 128 caractères difficiles à deviner.");
            window.find("#password").fill(RideSystem.PASSWORD);
            window.find("#joinRider").click();
            window.page().waitForURL(Pattern.compile(".*/notifications"));

            window.open("/account");
            assertThat(window.find("#locale")).hasValue("fr");
            window.find("#email").fill(RideSystem.newEmail("moved"));
            window.find("#save").click();
            assertThat(window.find("#emailPasswordFault")).containsText("Saisissez votre mot de passe actuel.");
            assertThat(window.find("#emailPasswordFault")).isVisible();
            window.find("details:has(#deletePassword) > summary").click();
            window.find("#deletePassword").fill("ce n’est pas lui");
            window.find("#delete").click();
            assertThat(window.find("#deletePasswordFault")).containsText("Saisissez votre mot de passe actuel.");
            assertThat(window.find("#deletePasswordFault")).isVisible();
            window.inspect("account-faults");

            window.open("/password-reset?token=made-up");
            window.find("#password").fill(RideSystem.PASSWORD);
            window.find("#set").click();
            assertThat(window.find(".ui-growl")).containsText("Ce lien a déjà servi ou est trop ancien.");
        }
    }
}
