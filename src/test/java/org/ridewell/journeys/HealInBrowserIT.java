package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** The local heal with nothing but a browser: a fault, its verdict, what is done and what is refused, and the record of it. */
class HealInBrowserIT {

    private static final String FAULT = "Lost dependency";
    private static final String SWITCH = "Payment gateway down";

    @AfterEach
    void mend() {
        new RideSystem(LibertyServer.shared()).demo("ops").delete("/ops/chaos/payment-gateway-down");
    }

    @Test
    void isWatchedOnOpsAndAuditedAfterwards() {
        try (Window desk = new Window(Screen.DESK);
                Window phone = new Window(Screen.PHONE)) {
            OpsView ops = enter(desk);
            OpsView pocket = enter(phone);
            ops.seesSummary("The service is within its objectives");
            desk.show("ops-1-healthy");
            phone.show("ops-1-healthy");

            ops.breaks(SWITCH);
            // a protection behind which nothing would have failed helps nobody
            RideSystem ridewell = new RideSystem(LibertyServer.shared());
            ridewell.topUp(ridewell.rider(), "tok_ok").expect(201);
            for (OpsView view : new OpsView[] {ops, pocket}) {
                view.seesIncident(FAULT);
                view.seesDependency("payment-gateway", "Sick");
                view.seesDecision(FAULT, "Protect", "Done");
                view.seesDecision(FAULT, "Restart", "Refused", "A shared dependency is the cause", "payment-gateway");
                view.seesDecision(FAULT, "Protect", "It helped");
                view.unfoldsEvidenceOf(FAULT);
                view.window().inspect("ops-2-protected");
            }

            pocket.mends(SWITCH);
            for (OpsView view : new OpsView[] {ops, pocket}) {
                view.seesNothingOpen();
                view.seesDependency("payment-gateway", "Healthy");
                view.window().inspect("ops-3-closed");
            }
        }
        audit(Screen.DESK);
        audit(Screen.PHONE);
    }

    private static OpsView enter(Window window) {
        new WelcomeView(window).enterAs("Operations");
        return new OpsView(window);
    }

    private static void audit(Screen screen) {
        try (Window window = new Window(screen)) {
            new WelcomeView(window).enterAs("Auditor");
            AuditView audit = new AuditView(window);
            Locator incident = audit.unfolds(FAULT);
            assertThat(incident).containsText("Protect");
            assertThat(incident).containsText("It helped");
            assertThat(incident).containsText("A shared dependency is the cause");
            assertThat(incident).containsText("Closed");
            audit.replays(incident);
            audit.verifiesTheChain();
            window.inspect("audit");
            assertThat(audit.export("JSON")).contains("LOST_DEPENDENCY", "SHARED_DEPENDENCY", "EFFECTIVE");
            assertThat(audit.export("CSV")).contains("LOST_DEPENDENCY");
        }
    }
}
