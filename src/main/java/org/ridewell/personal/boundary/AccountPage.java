package org.ridewell.personal.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.accounts.boundary.SignIn;
import org.ridewell.accounts.entity.PasswordRules;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.personal.entity.Device;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.profile.boundary.MyAccount;
import org.ridewell.profile.boundary.Profile;
import org.ridewell.profile.boundary.ProfileChange;
import org.ridewell.profile.boundary.SessionView;

/** {@code /account}: who somebody is, where they are signed in, and the way out. */
@Named("accountPage")
@RequestScoped
public class AccountPage {

    private static final int SESSIONS = 20;

    @Inject
    private Profile profile;

    @Inject
    private SignIn signIn;

    @Inject
    private Caller caller;

    private @Nullable MyAccount account;
    private @Nullable String name;
    private @Nullable String phone;
    private @Nullable String email;
    private @Nullable String locale;
    private @Nullable String emailPassword;
    private String currentPassword = "";
    private String newPassword = "";
    private String deletePassword = "";

    public MyAccount getAccount() {
        if (account == null) {
            account = profile.of(caller.accountId());
        }
        return account;
    }

    public void save() {
        MyAccount before = getAccount();
        String address = email == null || email.equals(before.email()) ? null : email;
        told(
                profile.change(
                        caller.accountId(),
                        new ProfileChange(name, phone, locale, address, blankAsNull(emailPassword), null),
                        null),
                "account.saved");
        account = null;
    }

    private static @Nullable String blankAsNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed;
    }

    public void changePassword() {
        told(profile.changePassword(caller.accountId(), currentPassword, newPassword), "account.password.changed");
    }

    public List<SessionView> getSessions() {
        return profile.sessions(caller.accountId(), null, SESSIONS);
    }

    public Device device(SessionView session) {
        return Device.of(session.userAgent());
    }

    public void endSession(String id) {
        told(profile.endSession(caller.accountId(), id), "account.session.ended");
    }

    public String signOut() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        signIn.signOutBrowser((HttpServletRequest) external.getRequest(), (HttpServletResponse) external.getResponse());
        external.invalidateSession();
        return "/index?faces-redirect=true";
    }

    public String delete() {
        return profile.delete(caller.accountId(), deletePassword).fold(done -> signOut(), refusal -> {
            refused(refusal, "deletePassword");
            return "";
        });
    }

    private static void told(Outcome<?> outcome, String key) {
        outcome.fold(
                done -> {
                    Notices.done(key);
                    return true;
                },
                refusal -> {
                    refused(refusal, "emailPassword");
                    return false;
                });
    }

    /** @param passwordField what this form calls the password that the facade asks for: an id is on a page once */
    private static void refused(Refusal refusal, String passwordField) {
        Notices.refused(refusal.renamed("password", passwordField), PasswordRules.SHORTEST, PasswordRules.LONGEST);
    }

    public int getShortestPassword() {
        return PasswordRules.SHORTEST;
    }

    public String getName() {
        return name == null ? getAccount().name() : name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPhone() {
        return phone == null ? getAccount().phone() : phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getEmail() {
        return email == null ? getAccount().email() : email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getLocale() {
        return locale == null ? getAccount().locale() : locale;
    }

    public void setLocale(String locale) {
        this.locale = locale;
    }

    public @Nullable String getEmailPassword() {
        return emailPassword;
    }

    public void setEmailPassword(@Nullable String emailPassword) {
        this.emailPassword = emailPassword;
    }

    public String getCurrentPassword() {
        return currentPassword;
    }

    public void setCurrentPassword(String currentPassword) {
        this.currentPassword = currentPassword;
    }

    public String getNewPassword() {
        return newPassword;
    }

    public void setNewPassword(String newPassword) {
        this.newPassword = newPassword;
    }

    public String getDeletePassword() {
        return deletePassword;
    }

    public void setDeletePassword(String deletePassword) {
        this.deletePassword = deletePassword;
    }
}
