package org.ridewell.watchdog.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.ridewell.configuration.control.Settings;
import org.ridewell.database.control.Migrations;

/**
 * What the watchdog itself costs: {@code ridewell_watchdog_cpu_seconds} since its start and {@code ridewell_watchdog_memory_bytes} now. Of the whole process, so it is the watchdog's alone
 * only where it has one to itself; its requests to the API server are counted where they are made.
 */
@ApplicationScoped
public class OwnCost {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final Metadata CPU = Metadata.builder()
            .withName("ridewell_watchdog_cpu_seconds")
            .withDescription("Processor time of the watchdog's process since its start")
            .withUnit(MetricUnits.NONE)
            .build();
    private static final Metadata MEMORY = Metadata.builder()
            .withName("ridewell_watchdog_memory_bytes")
            .withDescription("Memory of the watchdog's process that is resident now")
            .withUnit(MetricUnits.NONE)
            .build();

    @Inject
    private MetricRegistry metrics;

    @Inject
    private Settings settings;

    void publish(@Observes @Priority(Migrations.FIRST + 79) Startup event) {
        if (settings.role().heals()) {
            metrics.gauge(CPU, OwnCost::cpuSeconds);
            metrics.gauge(MEMORY, OwnCost::memoryBytes);
        }
    }

    private static Double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(d -> d.toMillis() / 1e3)
                .orElse(Double.NaN);
    }

    /** Without a /proc what the machine itself counts, which leaves its own code and stacks out. */
    private static Long memoryBytes() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(STATUS));
            if (resident.find()) {
                return Long.parseLong(resident.group(1)) * 1024;
            }
        } catch (IOException e) {
            // another system than Linux
        }
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        return heap.getCommitted() + other.getCommitted();
    }
}
