package org.ridewell.places.entity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How words are compared in a search. */
final class Words {

    private static final Map<String, String> SHORT = Map.of(
            "av",
            "avenue",
            "ave",
            "avenue",
            "bd",
            "boulevard",
            "bld",
            "boulevard",
            "blvd",
            "boulevard",
            "st",
            "saint",
            "ste",
            "sainte",
            "pl",
            "place");

    private Words() {}

    /** Lower case, no accents, no punctuation. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .trim();
    }

    static List<String> of(String folded) {
        if (folded.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(folded.split(" ", -1))
                .map(word -> SHORT.getOrDefault(word, word))
                .toList();
    }

    /** 1 for the same word, less for a beginning, an inner part or a typo; 0 for another word. */
    static double likeness(String typed, String offered) {
        if (offered.equals(typed)) {
            return 1;
        }
        if (offered.startsWith(typed)) {
            return 0.9;
        }
        if (typed.length() < 3 || Character.isDigit(typed.charAt(0))) {
            return 0;
        }
        if (offered.contains(typed)) {
            return 0.6;
        }
        int forgiven = typed.length() >= 7 ? 2 : typed.length() >= 4 ? 1 : 0;
        int typos = forgiven == 0 ? 1 : typos(typed, offered, forgiven);
        return typos > forgiven ? 0 : 0.8 - 0.15 * typos;
    }

    /**
     * The fewest insertions, deletions, changes and swaps of neighbours that make {@code typed} the beginning of {@code offered}
     * (optimal string alignment); more than {@code forgiven} is only said to be more.
     */
    private static int typos(String typed, String offered, int forgiven) {
        if (offered.length() < typed.length() - forgiven) {
            return forgiven + 1;
        }
        int columns = Math.min(offered.length(), typed.length() + forgiven) + 1;
        int[][] cost = new int[typed.length() + 1][columns];
        for (int column = 0; column < columns; column++) {
            cost[0][column] = column;
        }
        for (int row = 1; row <= typed.length(); row++) {
            cost[row][0] = row;
            int least = row;
            for (int column = 1; column < columns; column++) {
                cost[row][column] = cheapest(cost, typed, offered, row, column);
                least = Math.min(least, cost[row][column]);
            }
            if (least > forgiven) {
                return least;
            }
        }
        return Arrays.stream(cost[typed.length()]).min().orElse(typed.length());
    }

    private static int cheapest(int[][] cost, String typed, String offered, int row, int column) {
        char a = typed.charAt(row - 1);
        char b = offered.charAt(column - 1);
        int best = Math.min(
                cost[row - 1][column - 1] + (a == b ? 0 : 1),
                Math.min(cost[row - 1][column], cost[row][column - 1]) + 1);
        boolean swapped = row > 1 && column > 1 && a == offered.charAt(column - 2) && typed.charAt(row - 2) == b;
        return swapped ? Math.min(best, cost[row - 2][column - 2] + 1) : best;
    }
}
