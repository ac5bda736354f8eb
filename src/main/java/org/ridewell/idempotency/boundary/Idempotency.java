package org.ridewell.idempotency.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ridewell.idempotency.control.IdempotentRequests;
import org.ridewell.idempotency.entity.Claim;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.identity.entity.Id;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;

/**
 * Makes a retried request happen once. Claim and answer live in the caller's transaction, with the write that they stand for: a crash
 * takes both or none. Where a gateway is called in between, the claim is committed first with a lease, and a retry after the lease goes on
 * with the same subject.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Idempotency {

    /** Where claim, write and answer are one transaction, no retry waits so long. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    @Inject
    private IdempotentRequests requests;

    @Inject
    private Clock clock;

    /**
     * Makes in the caller's transaction what a request asks for, once under its key. As the first answer only an id is kept: what people write
     * stands in its own table.
     *
     * @param key null for a request without one, of which each makes something new
     * @param make makes it under the id; what it refuses has to be without a write, and leaves the key free
     * @param find what was made under the id
     */
    public <T> Outcome<T> once(
            String accountId,
            @Nullable IdempotencyKey key,
            Function<String, Outcome<T>> make,
            Function<String, Outcome<T>> find) {
        if (key == null) {
            return make.apply(Id.next(clock));
        }
        Claim claim = claim(accountId, key, Id.next(clock), LEASE);
        if (claim instanceof Claim.Denied denied) {
            return Outcome.refused(denied.refusal());
        }
        if (claim instanceof Claim.Answered answered) {
            return find.apply(answered.json());
        }
        String id = ((Claim.Granted) claim).subject();
        Outcome<T> made = make.apply(id);
        if (made instanceof Outcome.Refused<?>) {
            release(accountId, key);
        } else {
            answer(accountId, key, 201, id);
        }
        return made;
    }

    /**
     * @param subject id of what the request would make
     * @param lease how long the attempt may take before another one goes on in its place
     */
    public Claim claim(String accountId, IdempotencyKey key, String subject, Duration lease) {
        if (requests.insert(accountId, key.value(), key.bodyHash(), subject, lease)) {
            return new Claim.Granted(subject);
        }
        var stored = requests.locked(accountId, key.value());
        if (stored == null) {
            return new Claim.Denied(underWay());
        }
        if (!stored.bodyHash().equals(key.bodyHash())) {
            return new Claim.Denied(Refusal.invalid(IdempotencyKey.HEADER, "was used with another request"));
        }
        if (stored.status() != null && stored.answer() != null) {
            return new Claim.Answered(stored.status(), stored.answer());
        }
        if (stored.leased()) {
            return new Claim.Denied(underWay());
        }
        requests.lease(accountId, key.value(), lease);
        return new Claim.Granted(stored.subject());
    }

    /** Stores the first answer; false when another attempt was first, and the caller must roll back. */
    public boolean answer(String accountId, IdempotencyKey key, int status, String json) {
        return requests.answer(accountId, key.value(), status, json);
    }

    /** What the first attempt began cannot be finished: this one makes something new. */
    public void reassign(String accountId, IdempotencyKey key, String subject) {
        requests.reassign(accountId, key.value(), subject);
    }

    /** Gives a claim back whose request was refused without a write. */
    public void release(String accountId, IdempotencyKey key) {
        requests.delete(accountId, key.value());
    }

    private static Refusal underWay() {
        return Refusal.conflict("request-in-progress", "The first request with this key is still under way.");
    }
}
