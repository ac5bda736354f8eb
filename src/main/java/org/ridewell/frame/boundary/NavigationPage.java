package org.ridewell.frame.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;

/** Which pages the signed-in role may open. */
@Named("navigation")
@RequestScoped
public class NavigationPage {

    /** @param page path without the slash */
    public record Entry(String page, String icon) {}

    private static final Entry ACCOUNT = new Entry("account", "pi-user");
    private static final Entry OPS = new Entry("ops", "pi-wave-pulse");
    private static final Entry AUDIT = new Entry("audit", "pi-verified");

    @Inject
    private SecurityContext security;

    public boolean isSignedIn() {
        return security.getCallerPrincipal() != null;
    }

    public List<Entry> getEntries() {
        if (security.isCallerInRole("RIDER")) {
            return List.of(new Entry("ride", "pi-car"), new Entry("rides", "pi-history"), ACCOUNT);
        }
        if (security.isCallerInRole("CAPTAIN")) {
            return List.of(new Entry("drive", "pi-car"), new Entry("earnings", "pi-wallet"), ACCOUNT);
        }
        if (security.isCallerInRole("OPS")) {
            return List.of(OPS, ACCOUNT);
        }
        if (security.isCallerInRole("AUDITOR")) {
            return List.of(AUDIT, OPS, ACCOUNT);
        }
        return List.of();
    }

    /** Where somebody who just signed in wants to be. */
    public String getHome() {
        List<Entry> entries = getEntries();
        return entries.isEmpty() ? "" : entries.get(0).page();
    }

    public String getCurrent() {
        String view = FacesContext.getCurrentInstance().getViewRoot().getViewId();
        return view.substring(view.lastIndexOf('/') + 1).replace(".xhtml", "");
    }
}
