package org.ridewell.demo.entity;

import java.util.ArrayList;
import java.util.List;
import org.ridewell.accounts.entity.Product;
import org.ridewell.accounts.entity.Vehicle;

/** Somebody who drives in the demo: a person with a name and a vehicle, always the same. */
public record DemoCaptain(int number, String name, Vehicle vehicle) {

    private static final List<String> NAMES = List.of(
            "Amélie Rossi",
            "Bruno Lanteri",
            "Chiara Ferrero",
            "Damien Orsini",
            "Elsa Marchetti",
            "Farid Benali",
            "Giulia Conti",
            "Hugo Palmaro",
            "Inès Gastaud",
            "Jean Crovetto",
            "Katia Novak",
            "Luca Viale",
            "Maya Laurent",
            "Noé Pastorelli",
            "Olga Ivanova",
            "Paul Notari",
            "Quitterie Aureglia",
            "Rosa Almeida",
            "Samir Haddad",
            "Tina Blanchi",
            "Ugo Bellando",
            "Valérie Médecin",
            "William Otto",
            "Yasmine Cherif");
    private static final List<Product> PRODUCTS = List.of(Product.CAR, Product.AUTO, Product.CAR, Product.MOTO);
    private static final List<String> COLOURS = List.of("white", "blue", "silver", "green", "red", "black");

    /** The whole fleet: half of it cars. */
    public static List<DemoCaptain> fleet() {
        List<DemoCaptain> fleet = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            fleet.add(new DemoCaptain(i + 1, NAMES.get(i), vehicle(i)));
        }
        return fleet;
    }

    private static Vehicle vehicle(int i) {
        Product product = PRODUCTS.get(i % PRODUCTS.size());
        String plate = "DEMO " + (i + 1);
        String colour = COLOURS.get(i % COLOURS.size());
        return switch (product) {
            case CAR -> new Vehicle(product, i % 3 == 0 ? "Renault Mégane E-Tech" : "Peugeot e-308", plate, colour, 4);
            case AUTO -> new Vehicle(product, "Piaggio Ape Calessino", plate, colour, 2);
            case MOTO -> new Vehicle(product, "BMW CE 04", plate, colour, 1);
        };
    }

    public String email() {
        return "demo-captain-%02d@example.org".formatted(number);
    }

    public String phone() {
        return "+377 99 00 00 %02d".formatted(number);
    }

    public String licence() {
        return "DEMO-%04d".formatted(number);
    }
}
