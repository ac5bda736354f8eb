package org.ridewell.watchdog.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.ridewell.configuration.control.Settings;
import org.ridewell.configuration.entity.Platform;
import org.ridewell.remedies.control.Remedies;
import org.ridewell.signals.control.SignalSource;

/** The four parts that differ from platform to platform, chosen once. A platform without one of its own takes that of NONE. */
@ApplicationScoped
public class Platforms {

    @Inject
    private Settings settings;

    @Inject
    private Instance<SignalSource> sources;

    @Inject
    private Instance<Leadership> leaderships;

    @Inject
    private Instance<Remedies> remedies;

    @Inject
    private Instance<MemoryStore> memories;

    public Platform platform() {
        return settings.platform();
    }

    SignalSource source() {
        return ours(sources, SignalSource::platform);
    }

    Leadership leadership() {
        return ours(leaderships, Leadership::platform);
    }

    Remedies remedies() {
        return ours(remedies, Remedies::platform);
    }

    MemoryStore memory() {
        return ours(memories, MemoryStore::platform);
    }

    private <T> T ours(Instance<T> beans, Function<T, Platform> of) {
        return beans.stream()
                .filter(b -> of.apply(b) == settings.platform())
                .findFirst()
                .or(() ->
                        beans.stream().filter(b -> of.apply(b) == Platform.NONE).findFirst())
                .orElseThrow();
    }
}
