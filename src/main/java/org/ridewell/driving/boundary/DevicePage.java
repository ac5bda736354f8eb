package org.ridewell.driving.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.control.Settings;
import org.ridewell.driving.entity.Receiver;
import org.ridewell.frame.boundary.Kept;
import org.ridewell.geo.entity.Position;

/** Where a captain's device is: by its own receiver, or, in local mode, by a simulation that lets one person alone take a whole ride. */
@Named("devicePage")
@RequestScoped
public class DevicePage {

    @Inject
    private Settings settings;

    private boolean simulated;
    private String at = "";

    @PostConstruct
    void begin() {
        simulated = settings.isLocal() && !"false".equals(Kept.in("devicePage").get("simulated"));
    }

    /** For the page's hidden field. */
    public String getKept() {
        return Kept.nothing().with("simulated", Boolean.toString(simulated)).text();
    }

    public boolean isSimulationOffered() {
        return settings.isLocal();
    }

    /** @param known where the captain was last */
    Optional<Position> position(@Nullable Position known) {
        return new Receiver(isSimulated(), at).position(known);
    }

    public boolean isSimulated() {
        return simulated && isSimulationOffered();
    }

    public void setSimulated(boolean simulated) {
        this.simulated = simulated;
    }

    /** What the browser's receiver said lately, as {@code latitude,longitude}; empty while it says nothing. */
    public String getAt() {
        return at;
    }

    public void setAt(@Nullable String at) {
        this.at = at == null ? "" : at;
    }
}
