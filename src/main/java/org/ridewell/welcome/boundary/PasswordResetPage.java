package org.ridewell.welcome.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.PasswordResets;
import org.ridewell.accounts.entity.PasswordRules;
import org.ridewell.configuration.control.Settings;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.problem.entity.Refusal;

/** {@code /password-reset}: asks for a link by mail; with the link's token, for the new password. */
@Named("passwordReset")
@RequestScoped
public class PasswordResetPage {

    @Inject
    private PasswordResets resets;

    @Inject
    private Settings settings;

    private String email = "";
    private String password = "";
    private boolean sent;
    private boolean changed;

    /** Null without the link. */
    public @Nullable String getToken() {
        return Asked.of("token");
    }

    /** The same answer whether there is such an account or not. */
    public void request() {
        resets.request(email);
        sent = true;
    }

    public void change() {
        String token = getToken();
        if (token == null) {
            return;
        }
        changed = resets.complete(token, password).fold(done -> done, PasswordResetPage::refused);
    }

    private static boolean refused(Refusal refusal) {
        if (refusal.status() == 404) {
            Notices.failed("reset.gone");
        } else {
            Notices.refused(refusal, PasswordRules.SHORTEST, PasswordRules.LONGEST);
        }
        return false;
    }

    public int getShortestPassword() {
        return PasswordRules.SHORTEST;
    }

    public boolean isInboxHere() {
        return settings.isLocal();
    }

    public boolean isSent() {
        return sent;
    }

    public boolean isChanged() {
        return changed;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
