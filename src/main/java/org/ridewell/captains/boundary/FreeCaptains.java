package org.ridewell.captains.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.ridewell.accounts.entity.Product;
import org.ridewell.captains.control.CaptainIndex;
import org.ridewell.captains.entity.FreeCaptain;
import org.ridewell.captains.entity.UnavailableCaptain;
import org.ridewell.captains.entity.VehicleKind;
import org.ridewell.geo.entity.Position;

/** Who could come: the right vehicle, online, heard of within 30 seconds, without a ride. Nearest first, as the crow flies. */
@ApplicationScoped
@Transactional
public class FreeCaptains {

    /** Metres; nobody waits for a captain from farther away. */
    public static final double FARTHEST = 20_000;

    @Inject
    private CaptainIndex captains;

    public List<FreeCaptain> near(Position position, Product product, int limit) {
        return near(position, product, limit, FARTHEST);
    }

    /** @param radius metres as the crow flies */
    public List<FreeCaptain> near(Position position, Product product, int limit, double radius) {
        return captains.near(position, VehicleKind.of(product), limit, radius);
    }

    /** Who is near and online and yet cannot come, with the reason. */
    public List<UnavailableCaptain> unavailable(Position position, Product product, int limit, double radius) {
        return captains.unavailable(position, VehicleKind.of(product), limit, radius);
    }
}
