package org.ridewell.accounts.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;

/** Who asks, however they signed in: the principal's name is the account's id. */
@RequestScoped
public class Caller {

    @Inject
    private SecurityContext security;

    /**
     * The id of the signed-in account.
     *
     * @throws IllegalStateException when nobody is signed in, which the role check in front must have ruled out
     */
    public String accountId() {
        Principal principal = security.getCallerPrincipal();
        if (principal == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return principal.getName();
    }

    public boolean is(String role) {
        return security.isCallerInRole(role);
    }
}
