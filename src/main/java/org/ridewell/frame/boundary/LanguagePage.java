package org.ridewell.frame.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ridewell.frame.entity.Query;

/**
 * The visitor's language: what they chose ({@code ?language=fr}, kept in a cookie), else the first of the browser's that we speak, else
 * English.
 */
@Named("language")
@RequestScoped
public class LanguagePage {

    static final List<String> SPOKEN = List.of("en", "fr");
    private static final String PARAMETER = "language";
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

    /** Where the same page speaks the other language: at its own address, with all that this says besides. */
    public String link(String tag) {
        HttpServletRequest request = (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
        // a form's fields are no part of the address
        Map<String, String[]> said = request.getMethod().equals("GET") ? request.getParameterMap() : Map.of();
        return Query.with(said, PARAMETER, tag);
    }

    private static String found() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        String asked = Asked.of(PARAMETER);
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
