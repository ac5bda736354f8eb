package org.ridewell.dispatch.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.ridewell.captains.boundary.FreeCaptains;
import org.ridewell.captains.entity.FreeCaptain;
import org.ridewell.dispatch.control.Offers;
import org.ridewell.dispatch.control.Searches;
import org.ridewell.dispatch.control.Traces;
import org.ridewell.dispatch.entity.Candidate;
import org.ridewell.dispatch.entity.CaptainRanking;
import org.ridewell.dispatch.entity.Offer;
import org.ridewell.dispatch.entity.OfferState;
import org.ridewell.dispatch.entity.Search;
import org.ridewell.dispatch.entity.SearchRounds;
import org.ridewell.dispatch.entity.Verdict;
import org.ridewell.events.control.Outbox;
import org.ridewell.geo.entity.Position;
import org.ridewell.identity.entity.Id;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.rides.boundary.OpenRequests.OpenRequest;
import org.ridewell.routing.boundary.RoadNetwork;

/** Asks the best captain of a round, and takes back what has become of no use. */
@ApplicationScoped
class OfferMaking {

    /** As the crow flies; the best by road is among them. */
    private static final int LOOKED_AT = 12;

    @Inject
    private FreeCaptains captains;

    @Inject
    private RoadNetwork roads;

    @Inject
    private Offers offers;

    @Inject
    private Searches searches;

    @Inject
    private Traces traces;

    @Inject
    private Outbox outbox;

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Clock clock;

    @Inject
    private OfferTime time;

    /** Empty when nobody is left to ask in this round. */
    Optional<Offer> offerToBest(Search search, OpenRequest request) {
        Position pickup = request.pickup().position();
        double radius = SearchRounds.radius(search.round());
        noteUnavailable(search, request, radius);
        List<FreeCaptain> near = captains.near(pickup, request.product(), LOOKED_AT, radius);
        List<Candidate> askable = askable(search, candidates(near, pickup));
        List<Candidate> ranked = CaptainRanking.rank(askable);
        askable.stream().filter(c -> c.eta().isEmpty()).forEach(c -> traces.note(search, c, Verdict.UNREACHABLE));
        for (int i = 0; i < ranked.size(); i++) {
            Optional<Offer> made = offer(search, request, ranked.get(i));
            if (made.isPresent()) {
                traces.note(search, ranked.get(i), Verdict.OFFERED);
                ranked.subList(i + 1, ranked.size()).forEach(c -> traces.note(search, c, Verdict.NOT_THE_BEST));
                return made;
            }
            traces.note(search, ranked.get(i), Verdict.HAS_OFFER);
        }
        return Optional.empty();
    }

    void withdraw(Offer offer, OfferState as) {
        if (offers.end(offer.id(), as)) {
            outbox.append(
                    offer.captainId(),
                    "offer-withdrawn",
                    offer.rideId(),
                    Map.of("id", offer.id(), "rideId", offer.rideId(), "reason", as.name()));
            count(as.name());
        }
    }

    private void noteUnavailable(Search search, OpenRequest request, double radius) {
        Position pickup = request.pickup().position();
        captains.unavailable(pickup, request.product(), LOOKED_AT, radius)
                .forEach(captain -> traces.note(
                        search,
                        captain.accountId(),
                        Verdict.valueOf(captain.reason().name()),
                        Math.round(captain.position().distanceTo(pickup))));
    }

    private List<Candidate> candidates(List<FreeCaptain> near, Position pickup) {
        List<Optional<Long>> etas =
                roads.etas(near.stream().map(FreeCaptain::position).toList(), pickup);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < near.size(); i++) {
            OptionalLong eta = etas.get(i).map(OptionalLong::of).orElseGet(OptionalLong::empty);
            candidates.add(new Candidate(
                    near.get(i), eta, Math.round(near.get(i).position().distanceTo(pickup))));
        }
        return candidates;
    }

    private List<Candidate> askable(Search search, List<Candidate> candidates) {
        Set<String> declined = offers.answeredBy(search.rideId(), OfferState.DECLINED);
        Set<String> lost = offers.answeredBy(search.rideId(), OfferState.ACCEPTED);
        Set<String> asked = offers.askedIn(search.rideId(), search.round());
        List<Candidate> askable = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (declined.contains(candidate.captainId())) {
                traces.note(search, candidate, Verdict.DECLINED_BEFORE);
            } else if (lost.contains(candidate.captainId())) {
                traces.note(search, candidate, Verdict.FELL_SILENT_BEFORE);
            } else if (asked.contains(candidate.captainId())) {
                traces.note(search, candidate, Verdict.SILENT_BEFORE);
            } else {
                askable.add(candidate);
            }
        }
        return askable;
    }

    private Optional<Offer> offer(Search search, OpenRequest request, Candidate to) {
        Instant expiresAt = searches.now().plus(time.whole());
        OfferView view = view(Id.next(clock), request, to, expiresAt);
        Offer offer = new Offer(
                view.id(),
                search.rideId(),
                to.captainId(),
                search.round(),
                OfferState.OPEN,
                ApiJson.text(view),
                expiresAt,
                true);
        if (!offers.open(offer)) {
            return Optional.empty();
        }
        outbox.append(to.captainId(), "offer", search.rideId(), view);
        count("OFFERED");
        metrics.timer("ridewell_offer_delay").update(Duration.between(request.requestedAt(), clock.instant()));
        return Optional.of(offer);
    }

    private OfferView view(String id, OpenRequest request, Candidate to, Instant expiresAt) {
        long metres = roads.distance(to.captain().position(), request.pickup().position())
                .orElse(to.distance());
        return new OfferView(
                id,
                request.rideId(),
                request.product(),
                request.pickup(),
                request.destination(),
                request.earnings(),
                metres,
                to.eta().orElse(0),
                expiresAt);
    }

    private void count(String outcome) {
        metrics.counter("ridewell_offers_total", new Tag("outcome", outcome)).inc();
    }
}
