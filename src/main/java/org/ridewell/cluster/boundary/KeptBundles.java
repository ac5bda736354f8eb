package org.ridewell.cluster.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.ridewell.cluster.control.Bundles;
import org.ridewell.cluster.entity.ForensicBundle;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.watchdog.boundary.FleetViews;

/** The forensic bundles, for people. They are in the database only: a bundle is not stored, and its pod not let go, before that. */
@ApplicationScoped
public class KeptBundles {

    @Inject
    private FleetViews views;

    @Inject
    private Bundles bundles;

    public Outcome<List<ForensicBundle>> of(String incident) {
        return views.incident(incident).flatMap(found -> {
            try {
                return Outcome.done(bundles.of(found.id()));
            } catch (SQLException e) {
                return Outcome.refused(FleetViews.noDatabase());
            }
        });
    }
}
