package org.ridewell.places.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ridewell.database.control.Migrations;
import org.ridewell.places.entity.Place;
import org.ridewell.places.entity.PlaceIndex;
import org.ridewell.places.entity.StreetIndex;
import org.ridewell.routing.entity.Polyline;

/** The city's places in memory: two thousand lines, which the build wrote. */
@ApplicationScoped
public class CityPlaces {

    private PlaceIndex places = new PlaceIndex(List.of());
    private StreetIndex streets = new StreetIndex(List.of());
    private List<Place> addresses = List.of();

    void load(@Observes @Priority(Migrations.FIRST + 5) Startup event) {
        List<Place> listed = lines("city/places.tsv").stream().map(Place::of).toList();
        places = new PlaceIndex(listed);
        addresses = listed.stream().filter(Place::isAddress).toList();
        streets = new StreetIndex(
                lines("city/streets.tsv").stream().map(CityPlaces::stretch).toList());
    }

    public PlaceIndex places() {
        return places;
    }

    public StreetIndex streets() {
        return streets;
    }

    public List<Place> addresses() {
        return addresses;
    }

    private static StreetIndex.Stretch stretch(String line) {
        int tab = line.indexOf('\t');
        return new StreetIndex.Stretch(line.substring(0, tab), Polyline.decode(line.substring(tab + 1)));
    }

    private static List<String> lines(String resource) {
        try (InputStream in = CityPlaces.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing: the build makes it (./mvnw process-classes)");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
