package org.ridewell.places.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;

/** Finds places by what was typed so far: accents, order of words and a typo or two are forgiven. Takes about a millisecond. */
public final class PlaceIndex {

    /** Matches that differ by less are as good as each other, and the nearer one comes first. */
    private static final double STEP = 0.08;

    private final List<Entry> entries;
    private final Map<String, Place> byId = new HashMap<>();

    private record Entry(Place place, String folded, List<String> words) {}

    private record Found(Entry entry, long match, double distance) {}

    public PlaceIndex(List<Place> places) {
        List<Entry> made = new ArrayList<>(places.size());
        for (Place place : places) {
            String folded = Words.fold(place.name());
            made.add(new Entry(place, folded, Words.of(folded)));
            byId.put(place.id(), place);
        }
        entries = List.copyOf(made);
    }

    public Optional<Place> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The best first, each name once.
     *
     * @param near where the rider is; without it equal matches go by name
     */
    public List<Place> suggest(String typed, @Nullable Position near, int limit) {
        List<String> wanted = Words.of(Words.fold(typed));
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        for (Entry entry : entries) {
            double match = match(wanted, entry);
            if (match > 0) {
                double distance =
                        near == null ? 0 : near.distanceTo(entry.place().position());
                found.add(new Found(entry, Math.round(match / STEP), distance));
            }
        }
        found.sort(Comparator.comparingLong(Found::match)
                .reversed()
                .thenComparingDouble(Found::distance)
                .thenComparing(each -> each.entry().folded())
                .thenComparing(each -> each.entry().place().id()));
        return distinct(found, limit);
    }

    private static List<Place> distinct(List<Found> found, int limit) {
        List<Place> places = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Found each : found) {
            if (places.size() < limit && names.add(each.entry().folded())) {
                places.add(each.entry().place());
            }
        }
        return places;
    }

    /** 0 when a word has no counterpart; else up to about 1.4. */
    private static double match(List<String> wanted, Entry entry) {
        double sum = 0;
        for (String word : wanted) {
            double best = 0;
            for (String offered : entry.words()) {
                best = Math.max(best, Words.likeness(word, offered));
            }
            if (best == 0) {
                return 0;
            }
            sum += best;
        }
        double covered = (double) wanted.size() / entry.words().size();
        String phrase = String.join(" ", wanted);
        double start = entry.folded().startsWith(phrase) ? 0.2 : 0;
        return sum / wanted.size()
                + 0.1 * Math.min(1, covered)
                + start
                + bonus(entry.place().kind());
    }

    /** What one more often rides to. */
    private static double bonus(PlaceKind kind) {
        return switch (kind) {
            case LANDMARK, HOTEL, DISTRICT -> 0.06;
            case STREET -> 0.04;
            case STOP -> -0.06;
            default -> 0;
        };
    }
}
