package org.ridewell.frame.boundary;

import jakarta.faces.context.FacesContext;
import org.jspecify.annotations.Nullable;

/** What a page's address or form says under a name. */
public final class Asked {

    private Asked() {}

    /** As it was sent; null when it was not. */
    public static @Nullable String of(String name) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(name);
    }

    /** The same; a blank one is none. */
    public static @Nullable String filled(String name) {
        String value = of(name);
        return value == null || value.isBlank() ? null : value;
    }
}
