package org.ridewell.welcome.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.AccountView;
import org.ridewell.accounts.boundary.Credentials;
import org.ridewell.accounts.boundary.SignIn;
import org.ridewell.accounts.entity.PasswordRules;
import org.ridewell.configuration.control.Settings;
import org.ridewell.frame.boundary.Asked;
import org.ridewell.frame.boundary.Notices;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.welcome.entity.Landing;

/** {@code /}: lets a visitor in. Which of its forms is shown is in the address ({@code ?join=rider}), so nothing is kept. */
@Named("welcome")
@RequestScoped
public class WelcomePage {

    /** The accounts of local mode, whose buttons fill the form. */
    public record DemoAccount(String role, String email, String icon) {}

    private static final List<DemoAccount> DEMO = List.of(
            new DemoAccount("RIDER", "rider@example.org", "pi-user"),
            new DemoAccount("CAPTAIN", "captain@example.org", "pi-car"),
            new DemoAccount("OPS", "ops@example.org", "pi-wave-pulse"),
            new DemoAccount("AUDITOR", "auditor@example.org", "pi-verified"));

    @Inject
    private SignIn signIn;

    @Inject
    private Settings settings;

    private @Nullable String email;
    private @Nullable String password;
    private @Nullable String newPassword;
    private boolean newPasswordAsked;

    /** {@code rider} or {@code captain}; empty for signing in. */
    public String getJoin() {
        String join = Asked.of("join");
        return join != null && List.of("rider", "captain").contains(join) ? join : "";
    }

    /** The page that was asked for before signing in, as the address says it; it is judged when it is used. */
    public String getNext() {
        String next = Asked.of("next");
        return next == null ? "" : next;
    }

    /** The same for the address of another form of this page. */
    public String getNextInAddress() {
        return getNext().isEmpty() ? "" : "&next=" + URLEncoder.encode(getNext(), StandardCharsets.UTF_8);
    }

    public List<DemoAccount> getDemoAccounts() {
        return settings.isLocal() ? DEMO : List.of();
    }

    public String signIn() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        String next = newPassword == null || newPassword.isBlank() ? null : newPassword;
        return signIn.signInBrowser(
                        new Credentials(given(email), given(password), next),
                        (HttpServletRequest) external.getRequest(),
                        (HttpServletResponse) external.getResponse())
                .fold(WelcomePage::home, this::refused);
    }

    /** To the page that was asked for, else to that of the account's role, by the address that people see. */
    static String home(AccountView account) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        try {
            external.redirect(external.getRequestContextPath() + Landing.after(Asked.of("next"), account.role()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "";
    }

    private String refused(Refusal refusal) {
        newPasswordAsked = "password-change-required".equals(refusal.type()) || newPassword != null;
        Notices.refused(refusal, PasswordRules.SHORTEST, PasswordRules.LONGEST);
        return "";
    }

    private static String given(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getNewPassword() {
        return newPassword;
    }

    public void setNewPassword(@Nullable String newPassword) {
        this.newPassword = newPassword;
    }

    public boolean isNewPasswordAsked() {
        return newPasswordAsked;
    }
}
