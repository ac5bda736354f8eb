package org.ridewell.personal.entity;

import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody signed in with, in words that they know: {@code Firefox · Windows}, from the browser's own long line. */
public record Device(String name, boolean isMobile) {

    /** The first that is named counts: each browser also names those that it wants to be taken for. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();
    private static final int LONGEST = 60;

    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser/", "Samsung Internet");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("FxiOS/", "Firefox");
        BROWSERS.put("CriOS/", "Chrome");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    /** What is no browser, such as a client of the API, is named as it names itself. */
    public static Device of(String userAgent) {
        String browser = named(BROWSERS, userAgent);
        String system = named(SYSTEMS, userAgent);
        boolean mobile = userAgent.contains("Mobile") || userAgent.contains("Android");
        if (browser.isEmpty()) {
            return new Device(userAgent.substring(0, Math.min(LONGEST, userAgent.length())), mobile);
        }
        return new Device(system.isEmpty() ? browser : browser + " · " + system, mobile);
    }

    private static String named(Map<String, String> known, String userAgent) {
        return known.entrySet().stream()
                .filter(entry -> userAgent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
