package org.ridewell.telemetry.control;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.telemetry.entity.Fingerprint;
import org.ridewell.telemetry.entity.Trace;

/**
 * What Liberty adds to each JSON log line of ours: {@code traceId, user, rideId, pod, revision}, and on a line with an
 * exception {@code fingerprint}. Liberty keeps the extensions weakly, so this bean holds them.
 */
@ApplicationScoped
public class LogFields {

    private static final Logger OURS = Logger.getLogger("org.ridewell");
    private static final ThreadLocal<String> FINGERPRINT = new ThreadLocal<>();

    private final Map<String, LogRecordContext.Extension> fields = Map.of(
            "traceId", of(Trace::id),
            "user", of(Trace::user),
            "rideId", of(Trace::rideId),
            "pod", fixed(System.getenv("POD_NAME")),
            "revision", fixed(System.getenv("POD_REVISION")),
            "fingerprint", FINGERPRINT::get);

    private final Handler fingerprints = new FingerprintHandler();

    void register(@Observes Startup event) {
        fields.forEach(LogRecordContext::registerExtension);
        OURS.addHandler(fingerprints);
    }

    @PreDestroy
    void unregister() {
        OURS.removeHandler(fingerprints);
        fields.keySet().forEach(LogRecordContext::unregisterExtension);
    }

    private static LogRecordContext.Extension of(Function<Trace, @Nullable String> field) {
        return () -> Trace.current().map(field).orElse(null);
    }

    private static LogRecordContext.Extension fixed(@Nullable String value) {
        return () -> value;
    }

    /** Comes before the server's own handlers, which sit at the root: they then find the fingerprint of this record. */
    private static final class FingerprintHandler extends Handler {

        @Override
        public void publish(LogRecord line) {
            Optional<String> fingerprint = Optional.ofNullable(line.getThrown()).map(Fingerprint::of);
            fingerprint.ifPresentOrElse(FINGERPRINT::set, FINGERPRINT::remove);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
