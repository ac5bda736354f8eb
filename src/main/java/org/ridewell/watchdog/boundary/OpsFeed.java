package org.ridewell.watchdog.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.ridewell.database.control.Migrations;
import org.ridewell.paging.entity.Page;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.watchdog.boundary.FleetViews.BudgetsView;
import org.ridewell.watchdog.control.OpsStream;

/** What the page of operations shows, once a second to whoever has it open. */
@ApplicationScoped
public class OpsFeed {

    private static final Logger LOG = Logger.getLogger(OpsFeed.class.getName());
    private static final int SHOWN = 20;
    /** A token lives as long: the page comes back with a fresh one. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Map<OpsStream, Long> streams = new ConcurrentHashMap<>();

    @Inject
    private FleetViews views;

    @Resource
    private ManagedScheduledExecutorService executor;

    private @Nullable ScheduledFuture<?> telling;

    /**
     * What is null is not known here.
     *
     * @param fleet null until a watchdog has looked
     * @param databaseAway this process does not lead, and what the leader shows cannot be read
     */
    public record OpsState(
            @Nullable FleetView fleet,
            @Nullable Page<IncidentView> incidents,
            @Nullable BudgetsView budgets,
            boolean databaseAway) {}

    void begin(@Observes @Priority(Migrations.FIRST + 90) Startup event) {
        telling = executor.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        if (telling != null) {
            telling.cancel(false);
        }
        streams.keySet().forEach(OpsStream::close);
    }

    /** Opens a stream on a request that JAX-RS has suspended. */
    void open(HttpServletRequest request) {
        AsyncContext async = request.getAsyncContext();
        async.setTimeout(0);
        var response = async.getResponse();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        if (response instanceof jakarta.servlet.http.HttpServletResponse http) {
            http.setHeader("Cache-Control", "no-store");
            // nginx and routers built on it would hold events back
            http.setHeader("X-Accel-Buffering", "no");
        }
        try {
            OpsStream stream = new OpsStream(async);
            streams.put(stream, System.nanoTime());
            stream.show(frame());
        } catch (IOException e) {
            throw new IllegalStateException("the stream could not be opened", e);
        }
    }

    public OpsState state() {
        Page<IncidentView> incidents =
                views.incidents(null, SHOWN).<@Nullable Page<IncidentView>>fold(found -> found, refusal -> null);
        return new OpsState(
                views.fleet().<@Nullable FleetView>fold(found -> found, refusal -> null),
                incidents,
                views.budgets().<@Nullable BudgetsView>fold(found -> found, refusal -> null),
                incidents == null);
    }

    private void tell() {
        try {
            streams.forEach((stream, since) -> {
                if (System.nanoTime() - since > LONGEST.toNanos()) {
                    stream.close();
                }
            });
            streams.keySet().removeIf(s -> !s.isOpen());
            if (!streams.isEmpty()) {
                String frame = frame();
                streams.keySet().forEach(s -> s.show(frame));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the pages of operations could not be told", e);
        }
    }

    private String frame() {
        try {
            return "event: ops\ndata: " + ApiJson.MAPPER.writeValueAsString(state()) + "\n\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
