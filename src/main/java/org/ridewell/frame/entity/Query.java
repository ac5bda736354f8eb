package org.ridewell.frame.entity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The query of an address, for a link that changes one thing of it. */
public final class Query {

    private Query() {}

    /**
     * What the address says already, and {@code name} with its new value at the end. A server that leads {@code /} to its page says
     * each thing twice.
     */
    public static String with(Map<String, String[]> said, String name, String value) {
        Stream<String> kept = said.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(name))
                .flatMap(parameter ->
                        Arrays.stream(parameter.getValue()).distinct().map(each -> pair(parameter.getKey(), each)));
        return Stream.concat(kept, Stream.of(pair(name, value))).collect(Collectors.joining("&", "?", ""));
    }

    private static String pair(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
