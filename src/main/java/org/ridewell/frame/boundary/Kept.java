package org.ridewell.frame.boundary;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page keeps from request to request while it is open, in a hidden field of its own: any replica can answer the next request. It comes back as
 * the visitor's browser sends it, and is taken for no more than what the visitor might have typed.
 */
public final class Kept {

    private final Map<String, String> values = new LinkedHashMap<>();

    private Kept() {}

    /** What the request brings back in the field of that name; nothing at the first one. */
    public static Kept in(String field) {
        String text = Asked.of(field);
        return text == null ? new Kept() : parse(text);
    }

    /** Empty; for the field's next value. */
    public static Kept nothing() {
        return new Kept();
    }

    static Kept parse(String text) {
        Kept kept = new Kept();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                decoded(parts[1]).ifPresent(value -> kept.values.put(parts[0], value));
            }
        }
        return kept;
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public @Nullable String get(String name) {
        return values.get(name);
    }

    public String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** A null is not kept. */
    public Kept with(String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    /** For the hidden field. */
    public String text() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
