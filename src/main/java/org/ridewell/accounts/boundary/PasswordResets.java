package org.ridewell.accounts.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.ridewell.accounts.control.Accounts;
import org.ridewell.accounts.control.ResetTokens;
import org.ridewell.accounts.entity.Account;
import org.ridewell.configuration.control.PublicAddress;
import org.ridewell.mail.control.Post;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.sessions.entity.Secret;

/** Lets somebody in again who forgot the password, by a link that goes to the account's address. */
@ApplicationScoped
public class PasswordResets {

    @Inject
    private Accounts accounts;

    @Inject
    private ResetTokens tokens;

    @Inject
    private PasswordChecks passwords;

    @Inject
    private PasswordSteps steps;

    @Inject
    private Post post;

    @Inject
    private PublicAddress address;

    /** Says nothing about whether there is such an account. */
    public void request(String email) {
        accounts.findByEmail(email.strip()).filter(Account::hasPassword).ifPresent(account -> tokens.issue(account.id())
                .ifPresent(token -> mail(account, token)));
    }

    /** Sets the new password, ends all sessions and lifts the lock. */
    public Outcome<Boolean> complete(String token, String newPassword) {
        Secret secret = new Secret(token);
        Optional<Account> account = tokens.accountOf(secret).flatMap(accounts::find);
        if (account.isEmpty()) {
            return Outcome.refused(unusable());
        }
        return passwords
                .accepted(newPassword, account.get().email(), "password")
                .flatMap(hash ->
                        steps.reset(account.get(), secret, hash) ? Outcome.done(true) : Outcome.refused(unusable()));
    }

    private static Refusal unusable() {
        return Refusal.notFound("password reset, or it was used or is too old");
    }

    private void mail(Account account, Secret token) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "org.ridewell.accounts.mails",
                Locale.forLanguageTag(account.locale()),
                PasswordResets.class.getClassLoader(),
                // the server's own language must not stand in for a missing one
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String link = address.of("/password-reset?token=" + token.text());
        post.send(
                account.email(),
                texts.getString("reset.subject"),
                texts.getString("reset.body").formatted(account.name(), link, ResetTokens.LIFETIME.toMinutes()));
    }
}
