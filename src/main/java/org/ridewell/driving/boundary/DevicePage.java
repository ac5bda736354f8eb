package org.ridewell.driving.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.ridewell.configuration.control.Settings;
import org.ridewell.geo.entity.Position;

/** Where a captain's device is: by its own receiver, or, in local mode, by a simulation that lets one person alone take a whole ride. */
@Named("devicePage")
@ViewScoped
public class DevicePage implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Who tries without a receiver starts here: the station's forecourt. */
    private static final Position STATION = new Position(43.7383, 7.4195);

    private static final String DEGREES = "-?\\d{1,2}(\\.\\d+)?,-?\\d{1,3}(\\.\\d+)?";

    @Inject
    private Settings settings;

    private boolean simulated;
    private String at = "";

    @PostConstruct
    void begin() {
        simulated = settings.isLocal();
    }

    public boolean isSimulationOffered() {
        return settings.isLocal();
    }

    /** @param known where the captain was last */
    Position position(@Nullable Position known) {
        if (!simulated && at.matches(DEGREES)) {
            String[] degrees = at.split(",", 2);
            return new Position(Double.parseDouble(degrees[0]), Double.parseDouble(degrees[1]));
        }
        return known == null ? STATION : known;
    }

    public boolean isSimulated() {
        return simulated;
    }

    public void setSimulated(boolean simulated) {
        this.simulated = simulated;
    }

    /** What the browser's receiver says, as {@code latitude,longitude}; empty while it says nothing. */
    public String getAt() {
        return at;
    }

    public void setAt(String at) {
        this.at = at;
    }
}
