package org.ridewell.frame.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's language: what they chose ({@code ?language=fr}, kept in a cookie), else the first of the browser's that we speak, else
 * English.
 */
@Named("language")
@RequestScoped
public class LanguagePage {

    static final List<String> SPOKEN = List.of("en", "fr");
    private static final String COOKIE = "ridewell-language";
    private static final int YEAR = 365 * 24 * 3600;

    private @Nullable Locale locale;

    public Locale getLocale() {
        if (locale == null) {
            locale = Locale.forLanguageTag(found());
        }
        return locale;
    }

    public String getTag() {
        return getLocale().getLanguage();
    }

    public List<String> getSpoken() {
        return SPOKEN;
    }

    private static String found() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        String asked = external.getRequestParameterMap().get("language");
        if (asked != null && SPOKEN.contains(asked)) {
            remember(asked);
            return asked;
        }
        if (external.getRequestCookieMap().get(COOKIE) instanceof Cookie chosen && SPOKEN.contains(chosen.getValue())) {
            return chosen.getValue();
        }
        for (Iterator<Locale> wanted = external.getRequestLocales(); wanted.hasNext(); ) {
            String tag = wanted.next().getLanguage();
            if (SPOKEN.contains(tag)) {
                return tag;
            }
        }
        return "en";
    }

    private static void remember(String tag) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        if (!external.isResponseCommitted()) {
            external.addResponseCookie(
                    COOKIE, tag, Map.of("path", "/", "maxAge", YEAR, "httpOnly", true, "SameSite", "Lax"));
        }
    }
}
