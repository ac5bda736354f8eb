package org.ridewell.watchdog.control;

import java.io.IOException;
import java.util.Optional;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.watchdog.entity.Memory;

/**
 * Where the memory of the watchdog outlives its leader. One bean per platform. On Kubernetes it must not be the database, which may be the very thing that is lost: a ConfigMap, written with
 * its resourceVersion as precondition.
 */
public interface MemoryStore {

    /** What is there was written by somebody else after it was loaded: it counts, and has to be loaded again. */
    final class Superseded extends IOException {

        private static final long serialVersionUID = 1L;

        public Superseded(String message) {
            super(message);
        }
    }

    Platform platform();

    /**
     * As it was last saved; empty when it never was.
     *
     * @throws IOException when it cannot be read now
     * @throws IllegalArgumentException when what is there is no memory
     */
    Optional<Memory> load() throws IOException;

    /**
     * Saves at once, before anything is done. An older one never replaces a newer one.
     *
     * @throws Superseded when another leader's is there
     * @throws IOException when it was not saved, as far as is known
     */
    void save(Memory memory) throws IOException;
}
