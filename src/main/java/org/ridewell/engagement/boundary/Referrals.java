package org.ridewell.engagement.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.ridewell.accounts.boundary.AccountDirectory;
import org.ridewell.accounts.boundary.AccountView;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.engagement.control.ReferralRows;
import org.ridewell.identity.entity.Id;
import org.ridewell.money.entity.Money;
import org.ridewell.payments.boundary.PlatformCredits;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** Who invited whom; with the first ride of the invited one, both are thanked with a credit. */
@ApplicationScoped
@Transactional
public class Referrals {

    private static final Money CREDIT = Money.euros(500);

    @Inject
    private ReferralRows rows;

    @Inject
    private Notifications notifications;

    @Inject
    private PlatformCredits credits;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Clock clock;

    /**
     * What an account has to do with it.
     *
     * @param code for others to name
     * @param invited how many did
     * @param rewarded for how many of them the credit was paid
     * @param credit what each side gets, with the first completed ride of the invited one
     */
    public record Standing(String code, long invited, long rewarded, Money credit) {}

    public Standing of(String accountId) {
        // the end of an id is chance alone: 40 bits
        String proposed = Id.next(clock).substring(18).toUpperCase(Locale.ROOT);
        return new Standing(
                rows.codeOf(accountId, proposed), rows.invitedBy(accountId), rows.paidFor(accountId), CREDIT);
    }

    /** A ride of this account was completed: the first one since its invitation pays both sides, in the caller's transaction. */
    public void reward(String invitedId) {
        rows.pay(invitedId, clock.instant()).ifPresent(inviterId -> {
            thank(inviterId);
            thank(invitedId);
        });
    }

    /** Nobody who deleted their account meanwhile; a deletion that begins now waits, and sees what was paid. */
    private void thank(String accountId) {
        AccountView account = isHeld(accountId) ? accounts.find(accountId).orElse(null) : null;
        if (account == null) {
            return;
        }
        if (account.role() == AccountRole.CAPTAIN) {
            credits.thankCaptain(accountId, CREDIT);
        } else {
            credits.thankRider(accountId, CREDIT);
        }
        notifications.send(
                accountId,
                "REFERRAL_PAID",
                Map.of("amount", Long.toString(CREDIT.amount()), "currency", CREDIT.currency()));
    }

    /** Whether the account is there, and stays until the end of the transaction. */
    private boolean isHeld(String accountId) {
        return accounts.hold(accountId).fold(held -> true, deleted -> false);
    }

    /** 422 for an unknown code, that of a deleted account or one's own, 409 for a second one. */
    public Outcome<Standing> claim(String accountId, String code) {
        String inviter = rows.ownerOf(code.strip().toUpperCase(Locale.ROOT))
                .filter(this::isHeld)
                .orElse(null);
        if (inviter == null) {
            return Outcome.refused(Refusal.invalid("code", "is not a known code"));
        }
        if (inviter.equals(accountId)) {
            return Outcome.refused(Refusal.invalid("code", "is your own"));
        }
        if (!rows.claim(accountId, inviter, clock.instant())) {
            return Outcome.refused(Refusal.conflict("invited-already", "This account named who invited it before."));
        }
        notifications.send(inviter, "REFERRAL_JOINED", Map.of());
        return Outcome.done(of(accountId));
    }
}
