package org.ridewell.engagement.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.ridewell.engagement.control.ReferralRows;
import org.ridewell.identity.entity.Id;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/** Who invited whom. */
@ApplicationScoped
@Transactional
public class Referrals {

    @Inject
    private ReferralRows rows;

    @Inject
    private Notifications notifications;

    @Inject
    private Clock clock;

    /**
     * What an account has to do with it.
     *
     * @param code for others to name
     * @param invited how many did
     */
    public record Standing(String code, long invited) {}

    public Standing of(String accountId) {
        // the end of an id is chance alone: 40 bits
        String proposed = Id.next(clock).substring(18).toUpperCase(Locale.ROOT);
        return new Standing(rows.codeOf(accountId, proposed), rows.invitedBy(accountId));
    }

    /** 422 for an unknown code or one's own, 409 for a second one. */
    public Outcome<Standing> claim(String accountId, String code) {
        String inviter = rows.ownerOf(code.strip().toUpperCase(Locale.ROOT)).orElse(null);
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
