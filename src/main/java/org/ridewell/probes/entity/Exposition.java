package org.ridewell.probes.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One reading of {@code /metrics} in Prometheus' text format; lines that cannot be read are left out. */
public record Exposition(Instant at, List<Sample> samples) {

    private static final Pattern LINE =
            Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+\\d+)?$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    public Exposition {
        samples = List.copyOf(samples);
    }

    public record Sample(String name, Map<String, String> labels, double value) {

        public String label(String label) {
            return labels.getOrDefault(label, "");
        }
    }

    /** @param wanted names of series to keep: a Liberty's page has hundreds more */
    public static Exposition parse(String text, Instant at, Predicate<String> wanted) {
        List<Sample> samples = new ArrayList<>();
        text.lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(m -> wanted.test(m.group(1)))
                .forEach(m ->
                        value(m.group(3)).ifPresent(v -> samples.add(new Sample(m.group(1), labels(m.group(2)), v))));
        return new Exposition(at, samples);
    }

    /** Sum of a series over the samples that fit; empty when there is none. */
    public Optional<Double> sum(String name, Predicate<Sample> fits) {
        List<Sample> fitting = samples.stream()
                .filter(s -> s.name().equals(name) && fits.test(s))
                .toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(fitting.stream().mapToDouble(Sample::value).sum());
    }

    public Optional<Double> value(String name, String label, String of) {
        return sum(name, s -> s.label(label).equals(of));
    }

    private static Optional<Double> value(String text) {
        try {
            return Optional.of(
                    switch (text) {
                        case "+Inf" -> Double.POSITIVE_INFINITY;
                        case "-Inf" -> Double.NEGATIVE_INFINITY;
                        default -> Double.parseDouble(text);
                    });
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> labels(String inside) {
        if (inside == null) {
            return Map.of();
        }
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(inside);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }
}
