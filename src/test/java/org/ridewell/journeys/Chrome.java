package org.ridewell.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.system.Required;

/** The machine's own Chromium, started once for all journeys. */
final class Chrome {

    /** Milliseconds that a step may take on a busy machine. */
    private static final double PATIENCE = 30_000;

    private static @Nullable Browser browser;

    private Chrome() {}

    static synchronized Browser browser() {
        if (browser == null) {
            Path chromium = Required.program(
                    "install Debian's package chromium", "chromium", "chromium-browser", "google-chrome");
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser started = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            browser = started;
        }
        return browser;
    }
}
