package org.ridewell.frame.boundary;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** Every sentence that a page shows, by key and language. */
public final class Texts {

    private static final String BUNDLE = "org.ridewell.texts";

    private Texts() {}

    /** The text with its {@code {0}} filled in; the key itself when nobody wrote it. */
    public static String text(Locale locale, String key, Object... values) {
        return find(locale, key, values).orElse(key);
    }

    /** The same; empty when nobody wrote it. */
    public static Optional<String> find(Locale locale, String key, Object... values) {
        try {
            String text = ResourceBundle.getBundle(
                            BUNDLE,
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT))
                    .getString(key);
            return Optional.of(filled(locale, text, values));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    private static String filled(Locale locale, String text, Object... values) {
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }
}
