package org.ridewell.remedies.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ridewell.protection.entity.Protection;

/** The measures of a PROTECT act, as its one parameter carries them: {@code KIND:target:seconds[:timeout in ms]}, separated by semicolons. */
public final class Protecting {

    public static final String MEASURES = "measures";

    private Protecting() {}

    /** The protections that each pod takes on; the same names for the same decision, so that doing it twice is doing it once. */
    public static List<Protection> protections(Act act, Instant now) {
        List<Protection> protections = new ArrayList<>();
        for (String measure : act.parameters().getOrDefault(MEASURES, "").split(";", -1)) {
            String[] parts = measure.split(":", -1);
            if (parts.length < 3) {
                continue;
            }
            protections.add(new Protection(
                    name(act.decision(), protections.size()),
                    Protection.Kind.valueOf(parts[0]),
                    parts[1],
                    parts.length > 3 ? Duration.ofMillis(Long.parseLong(parts[3])) : null,
                    now.plusSeconds(Long.parseLong(parts[2])),
                    act.incident()));
        }
        return protections;
    }

    private static String name(String decision, int index) {
        return decision.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-") + "." + index;
    }
}
