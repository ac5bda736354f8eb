package org.ridewell.cluster.control;

import java.io.IOException;
import java.util.Optional;
import org.ridewell.cluster.entity.Lease;

/** Where the lease is kept. Every write is conditional on the version that was read. */
interface LeaseStore {

    Optional<Lease> read() throws IOException;

    /** Creates or updates it; false when somebody else wrote first. */
    boolean write(Lease lease) throws IOException;
}
