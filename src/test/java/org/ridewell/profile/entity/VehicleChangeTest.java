package org.ridewell.profile.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.accounts.entity.Product;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.problem.entity.Refusal;

class VehicleChangeTest {

    private static final Vehicle ZOE = new Vehicle(Product.CAR, "Zoe", "MC 1", "blue", 4);

    private static Optional<String> refusedField(Vehicle to, boolean online, boolean hasRide) {
        Optional<Refusal> refusal = new VehicleChange(ZOE, to).refusal(online, hasRide);
        refusal.ifPresent(r -> {
            assertThat(r.status()).isEqualTo(409);
            assertThat(r.type()).isEqualTo("vehicle-in-use");
        });
        return refusal.map(r -> r.errors().get(0).field());
    }

    @ParameterizedTest
    @CsvSource({
        "MOTO, Zoe,   MC 1, blue, 4, false, false, ",
        "MOTO, Zoe,   MC 1, blue, 4, true,  false, vehicle.product",
        "MOTO, Vespa, MC 2, red,  1, true,  true,  vehicle.product",
        "CAR,  Vespa, MC 2, red,  1, true,  false, ",
        "CAR,  Clio,  MC 1, blue, 4, true,  true,  vehicle.model",
        "CAR,  Zoe,   MC 2, blue, 4, true,  true,  vehicle.plate",
        "CAR,  Zoe,   MC 1, red,  4, true,  true,  vehicle.colour",
        "CAR,  Zoe,   MC 1, blue, 3, true,  true,  vehicle.capacity"
    })
    void keepsTheProductWhileOnlineAndTheWholeVehicleWhileARiderLooksForIt(
            Product product,
            String model,
            String plate,
            String colour,
            int capacity,
            boolean online,
            boolean hasRide,
            String refused) {
        Vehicle to = new Vehicle(product, model, plate, colour, capacity);
        assertThat(refusedField(to, online, hasRide)).isEqualTo(Optional.ofNullable(refused));
    }

    @Test
    void takesTheSameVehicleAgainAtAnyTime() {
        assertThat(refusedField(ZOE, true, true)).isEmpty();
    }
}
