package org.ridewell.watchdog.control;

import java.io.IOException;
import java.util.Optional;
import org.ridewell.configuration.entity.Platform;

/**
 * Where the memory of the watchdog outlives its leader. One bean per platform. On Kubernetes it must not be the database, which may be the very thing that is lost: a ConfigMap, written with
 * its resourceVersion as precondition.
 */
public interface MemoryStore {

    Platform platform();

    /**
     * The document as it was last saved; empty when there never was one.
     *
     * @throws IOException when it cannot be read now
     */
    Optional<String> load() throws IOException;

    /**
     * Saves at once, before anything is done.
     *
     * @param version of the document; an older one never replaces a newer one
     * @throws IOException when it was not saved
     */
    void save(String document, long version) throws IOException;
}
