package org.ridewell.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.RideSystem;

/** Search, pins and saved places on a real server. */
class PlacesIT {

    private final RideSystem system = new RideSystem(LibertyServer.shared());

    @Test
    void suggestsWithTyposAndNamesPins() {
        ApiClient rider = system.rider();
        Answer found = rider.get("/places?q=" + encoded("boulevrad des moulins") + "&near=43.7392,7.4277")
                .expect(200);
        assertThat(found.at("/items/0/name").asText()).isEqualTo("Boulevard des Moulins");
        Answer station = rider.get("/places?q=" + encoded("gare de monaco")).expect(200);
        assertThat(station.at("/items/0/name").asText()).isEqualTo("Gare de Monaco - Monte Carlo");
        Answer pin = rider.get("/places/nearest?position=43.7392,7.4277").expect(200);
        assertThat(pin.text("name")).isNotEmpty();
        assertThat(pin.text("id")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/places, 400",
        "/places?q=, 400",
        "'/places?q=rue&near=x', 400",
        "'/places?q=rue&near=91,7', 400",
        "/places/nearest, 400",
        "'/places/nearest?position=NaN,NaN', 400",
        "'/places/nearest?position=48.85,2.35', 422"
    })
    void refusesBadQuestions(String path, int status) {
        Answer answer = system.rider().get(path).expect(status);
        assertThat(answer.at("/errors/0/field").asText()).isNotEmpty();
    }

    @Test
    void keepsPlacesUnderAName() {
        ApiClient rider = system.rider();
        Answer saved = rider.post("/me/places", Map.of("name", "Home", "position", RideSystem.CASINO))
                .expect(201);
        rider.post("/me/places", Map.of("name", "home", "position", RideSystem.CASINO))
                .expect(409);
        assertThat(rider.get("/me/places").expect(200).at("/items/0/name").asText())
                .isEqualTo("Home");
        system.rider().delete("/me/places/" + saved.text("id")).expect(404);
        rider.delete("/me/places/" + saved.text("id")).expect(204);
        rider.delete("/me/places/" + saved.text("id")).expect(404);
    }

    @Test
    void savesNothingOutsideTheCityOrWithoutAPlace() {
        ApiClient rider = system.rider();
        rider.post("/me/places", Map.of("name", "Paris", "position", RideSystem.position(48.85, 2.35)))
                .expect(422);
        rider.post("/me/places", Map.of("name", "Nowhere")).expect(422);
        rider.post("/me/places", Map.of("name", "Unknown", "placeId", "n1")).expect(422);
        assertThat(rider.get("/me/places").at("/items")).isEmpty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
