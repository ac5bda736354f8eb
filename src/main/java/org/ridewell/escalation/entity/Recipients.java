package org.ridewell.escalation.entity;

import java.util.Arrays;
import java.util.List;

/** Whom a page goes to. */
public final class Recipients {

    private Recipients() {}

    /**
     * Each address once.
     *
     * @param named addresses with commas between them
     * @param otherwise whoever it is when none is named
     */
    public static List<String> of(String named, String otherwise) {
        List<String> addresses = split(named);
        return addresses.isEmpty() ? split(otherwise) : addresses;
    }

    private static List<String> split(String addresses) {
        return Arrays.stream(addresses.split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }
}
