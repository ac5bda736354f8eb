package org.ridewell.accounts.entity;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that we write to people in. */
public final class Language {

    public static final String FIRST = "en";
    private static final List<String> WRITTEN = List.of(FIRST, "fr");

    private Language() {}

    /** @param wanted as in {@code Accept-Language}; a bare tag is one, too. What we do not write, or cannot read, is the first language. */
    public static String of(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return FIRST;
        }
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(wanted), WRITTEN);
            return found == null ? FIRST : found;
        } catch (IllegalArgumentException e) {
            return FIRST;
        }
    }
}
