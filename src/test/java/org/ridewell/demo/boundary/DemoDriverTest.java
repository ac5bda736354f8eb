package org.ridewell.demo.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.accounts.entity.Product;
import org.ridewell.dispatch.boundary.OfferView;
import org.ridewell.geo.entity.Position;
import org.ridewell.money.entity.Money;
import org.ridewell.pricing.entity.Fare;
import org.ridewell.pricing.entity.Stop;
import org.ridewell.rides.boundary.RideView;
import org.ridewell.rides.entity.RideState;
import org.ridewell.routing.entity.Route;

class DemoDriverTest {

    private static final Position CASINO = new Position(43.7392, 7.4277);
    private static final Position PORT = new Position(43.7352, 7.4213);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /** A city of two spots without a road between them: whoever sets out is there. */
    private static final class OneRide extends Cockpit {

        private final List<String> acts = new ArrayList<>();
        private @Nullable RideState state = null;
        private boolean isOffered = true;

        @Override
        Optional<Position> position(String captainId) {
            return Optional.of(CASINO);
        }

        @Override
        Optional<Route> route(Position from, Position to) {
            return Optional.empty();
        }

        @Override
        Position somewhere(RandomGenerator random) {
            return PORT;
        }

        @Override
        boolean report(String captainId, Position position, double heading, Instant at) {
            return true;
        }

        @Override
        Optional<OfferView> offer(String captainId) {
            Stop pickup = new Stop("Casino", CASINO);
            Stop destination = new Stop("Port", PORT);
            return isOffered
                    ? Optional.of(new OfferView(
                            "offer",
                            "ride",
                            Product.CAR,
                            pickup,
                            destination,
                            Money.euros(700),
                            0,
                            0,
                            NOON.plusSeconds(60)))
                    : Optional.empty();
        }

        @Override
        void accept(String captainId, OfferView offer) {
            step("accept", RideState.ACCEPTED);
        }

        @Override
        void decline(String captainId, OfferView offer) {
            isOffered = false;
            acts.add("decline");
        }

        @Override
        Optional<RideView> ride(String captainId) {
            return Optional.ofNullable(state).filter(RideState::hasCaptainOnIt).map(OneRide::view);
        }

        @Override
        void arrive(String captainId, String rideId) {
            step("arrive", RideState.ARRIVED);
        }

        @Override
        void start(String captainId, String rideId) {
            step("start", RideState.STARTED);
        }

        @Override
        boolean complete(String captainId, String rideId) {
            step("complete", RideState.COMPLETED);
            return true;
        }

        @Override
        void rate(String captainId, String rideId, int stars) {
            assertThat(stars).isBetween(4, 5);
            acts.add("rate");
        }

        private void step(String act, RideState next) {
            isOffered = false;
            acts.add(act);
            state = next;
        }

        private static RideView view(RideState state) {
            Fare fare = new Fare(Product.CAR, Money.euros(0), List.of(), 1.0, null);
            return new RideView(
                    "ride",
                    state,
                    Product.CAR,
                    new Stop("Casino", CASINO),
                    new Stop("Port", PORT),
                    new RideView.Route(1, 1, ""),
                    fare,
                    new RideView.PaymentMethod("CASH", null),
                    null,
                    null,
                    null,
                    null,
                    null,
                    new RideView.Times(NOON, null, null, null, null, null, null),
                    null);
        }
    }

    @Test
    void takesARideAndRatesTheRiderAtItsEnd() {
        OneRide city = new OneRide();
        drive(city, 1);
        assertThat(city.acts).containsExactly("accept", "arrive", "start", "complete", "rate");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void takesOrDeclinesAndThenLeavesItAtThat(long seed) {
        OneRide city = new OneRide();
        drive(city, seed);
        assertThat(city.acts).first().isIn("accept", "decline");
        assertThat(city.acts).doesNotHaveDuplicates();
    }

    private static void drive(OneRide city, long seed) {
        DemoDriver driver = new DemoDriver("captain", city, new SplittableRandom(seed));
        for (int second = 0; second < 120; second++) {
            driver.tick(NOON.plusSeconds(second));
        }
    }
}
