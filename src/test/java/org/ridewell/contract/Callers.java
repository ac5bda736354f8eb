package org.ridewell.contract;

import java.util.Map;
import org.ridewell.system.ApiClient;
import org.ridewell.system.RideSystem;

/** One signed-in client of each role. */
final class Callers {

    private Callers() {}

    static Map<String, ApiClient> of(RideSystem system) {
        return Map.of(
                "RIDER", system.demo("rider"),
                "CAPTAIN", system.demo("captain"),
                "OPS", system.demo("ops"),
                "AUDITOR", system.demo("auditor"));
    }
}
