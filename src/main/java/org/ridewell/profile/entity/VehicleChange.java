package org.ridewell.profile.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ridewell.accounts.entity.Vehicle;
import org.ridewell.problem.entity.Refusal;

/**
 * A captain's vehicle as it is and as it shall be. What riders were told stays true: offers follow the product of the vehicle that the captain went
 * online with, and who was given a captain looks for that plate.
 */
public record VehicleChange(Vehicle from, Vehicle to) {

    /** 409 at the first field that cannot change now. */
    public Optional<Refusal> refusal(boolean online, boolean hasRide) {
        List<String> changed = changed();
        if (hasRide && !changed.isEmpty()) {
            return Optional.of(inUse(changed.get(0), "cannot change before the ride ends"));
        }
        return online && changed.contains("product")
                ? Optional.of(inUse("product", "cannot change while you are online"))
                : Optional.empty();
    }

    private List<String> changed() {
        List<String> changed = new ArrayList<>();
        compare("product", from.product(), to.product(), changed);
        compare("model", from.model(), to.model(), changed);
        compare("plate", from.plate(), to.plate(), changed);
        compare("colour", from.colour(), to.colour(), changed);
        compare("capacity", from.capacity(), to.capacity(), changed);
        return changed;
    }

    private static void compare(String field, Object from, Object to, List<String> into) {
        if (!Objects.equals(from, to)) {
            into.add(field);
        }
    }

    private static Refusal inUse(String field, String rule) {
        return Refusal.conflict("vehicle-in-use", "vehicle." + field + ": " + rule)
                .withError("vehicle." + field, rule);
    }
}
