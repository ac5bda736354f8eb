package org.ridewell.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** {@code /audit} as an auditor sees it. */
final class AuditView {

    private final Window window;

    AuditView(Window window) {
        this.window = window.open("/audit");
        assertThat(window.find("h1")).containsText("Audit");
    }

    Window window() {
        return window;
    }

    /** The newest incident of this kind, unfolded. */
    Locator unfolds(String fault) {
        Locator incident = window.find("#incidents details:has(> summary:has-text('" + fault + "'))")
                .first();
        incident.locator("> summary").click();
        assertThat(incident.locator("ol.timeline")).isVisible();
        return incident;
    }

    void verifiesTheChain() {
        window.find("#verify").click();
        assertThat(window.find("#chain")).containsText("verified just now");
        assertThat(window.find("#chain")).containsText("Intact");
    }

    void replays(Locator incident) {
        incident.getByText("Replay this incident").click();
        assertThat(window.find("#replay")).containsText("Same result");
    }

    /** What the browser saves. */
    String export(String format) {
        Download download = window.page().waitForDownload(() -> window.find("a[download]:has-text('" + format + "')")
                .click());
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
