package org.ridewell.riding.entity;

import java.util.List;
import java.util.Locale;

/**
 * A receipt in the visitor's words, ready to be put on paper.
 *
 * @param facts when, where and with whom
 * @param amounts what it is made of; the last one is what the rider pays
 * @param notes how it is paid
 */
public record Receipt(
        Locale language, String title, String number, List<String> facts, List<Amount> amounts, List<String> notes) {

    public Receipt {
        facts = List.copyOf(facts);
        amounts = List.copyOf(amounts);
        notes = List.copyOf(notes);
    }

    public record Amount(String label, String money) {}
}
