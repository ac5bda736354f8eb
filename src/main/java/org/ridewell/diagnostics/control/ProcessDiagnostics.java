package org.ridewell.diagnostics.control;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/** What a process can say about itself when somebody asks why it is ill. */
public final class ProcessDiagnostics {

    /** The rest of a histogram is noise. */
    private static final int HISTOGRAM_LINES = 60;

    public String threads() {
        return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true))
                .map(ThreadInfo::toString)
                .collect(Collectors.joining());
    }

    /** Classes by bytes on the heap, largest first. Not every JVM can; then it says so. */
    public String heap() {
        try {
            Object histogram = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            // with dead objects too: without them it would stop the process for a full collection
                            new Object[] {new String[] {"-all"}},
                            new String[] {String[].class.getName()});
            return String.valueOf(histogram).lines().limit(HISTOGRAM_LINES).collect(Collectors.joining("\n"));
        } catch (JMException | RuntimeException e) {
            return "not to be had from this JVM: " + e.getMessage();
        }
    }
}
