package org.ridewell.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ridewell.system.LibertyServer;

/**
 * One person's browser window, with cookies of its own. Closing it fails the journey when a script broke, or anything was
 * asked of another origin.
 */
final class Window implements AutoCloseable {

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** The page is in this theme, and was painted in it twice: the colours of a transition are nobody's. */
    private static final String PAINTED =
            "theme => matchMedia(`(prefers-color-scheme: ${theme})`).matches && new Promise("
                    + "done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

    private final String origin;
    private final Screen screen;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private int expected;

    Window(Screen screen) {
        this(screen, LibertyServer.shared());
    }

    Window(Screen screen, LibertyServer server) {
        this.origin = server.uri().toString();
        this.screen = screen;
        this.context = Chrome.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(origin)
                        .setLocale("en-GB")
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(screen.width, screen.height));
        this.page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onPageError(error -> faults.add("script: " + error));
        page.onRequest(request -> {
            asked.add(request.url());
            if (Stream.of(origin + "/", "data:", "blob:").noneMatch(request.url()::startsWith)) {
                faults.add("another origin: " + request.url());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 500 && response.status() != expected) {
                faults.add(response.status() + " from " + response.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
    }

    /** From now on an answer of this status is no fault. */
    void expect(int status) {
        expected = status;
    }

    /** From now on another server answers the page's buttons and refreshes at this one's address, as behind a load balancer. */
    void answeredBy(LibertyServer another) {
        page.route("**/*", route -> {
            Request request = route.request();
            if (request.method().equals("GET")) {
                route.resume();
                return;
            }
            Map<String, String> headers = new HashMap<>(request.headers());
            headers.put("X-Forwarded-Host", URI.create(origin).getAuthority());
            String there = request.url().replace(origin, another.uri().toString());
            APIResponse answer =
                    route.fetch(new Route.FetchOptions().setUrl(there).setHeaders(headers));
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
        });
    }

    Page page() {
        return page;
    }

    Screen screen() {
        return screen;
    }

    Window open(String path) {
        page.navigate(path);
        return this;
    }

    void reload() {
        page.reload();
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** A picture for people to look at. */
    void show(String name) {
        picture(name, "light");
    }

    private void picture(String name, String theme) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(
                        name + "-" + screen.width + (theme.equals("light") ? "" : "-" + theme) + ".png")));
    }

    /** Looks at the page in both themes: nothing keeps anybody from reading or operating it. */
    void inspect(String name) {
        inspect(name, ColorScheme.DARK, ColorScheme.LIGHT);
    }

    void inspect(String name, ColorScheme... schemes) {
        for (ColorScheme scheme : schemes) {
            String theme = scheme.name().toLowerCase(Locale.ROOT);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.waitForFunction(PAINTED, theme);
            picture(name, theme);
            assertThat(barriers())
                    .as("axe on %s, %s, %d px", name, theme, screen.width)
                    .isEmpty();
        }
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels of %s beside a window of %d", name, screen.width)
                .isNotPositive();
    }

    private List<String> barriers() {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(Window::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream()
                        .map(node ->
                                "\n    " + node.getTarget() + " " + node.getHtml() + " " + node.getFailureSummary())
                        .reduce("", String::concat);
    }

    /** Bytes that came over the line for this page so far, the map's tiles not counted. */
    long transferred() {
        return ((Number) page.evaluate("""
                ["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind))
                    .filter(entry => !entry.name.includes("/tiles/"))
                    .reduce((sum, entry) => sum + entry.transferSize, 0)""")).longValue();
    }

    /** Every address that was asked. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        // a request that is passed on to another server cannot be, any more
        page.unrouteAll();
        context.close();
        assertThat(faults).as("what went wrong in the window").isEmpty();
    }
}
