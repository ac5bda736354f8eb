package org.ridewell.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A tool that a test needs and a machine may lack: then it skips and says what to install, or fails under {@code -Drequire.all=true}. */
public final class Required {

    private Required() {}

    /** The first of these programs on the path. */
    public static Path program(String install, String... names) {
        return Stream.of(names)
                .map(Required::onPath)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> missing(String.join(" or ", names), install));
    }

    /** The value of an environment variable that names an outside part. */
    public static String environment(String name, String install) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw missing(name, install);
        }
        return value;
    }

    private static Optional<Path> onPath(String name) {
        return List.of(System.getenv("PATH").split(System.getProperty("path.separator"))).stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Skips, or fails where nothing may skip: the exception to throw, which JUnit takes for one or the other. */
    public static RuntimeException missing(String what, String install) {
        String line = what + " is not here; " + install;
        if (Boolean.getBoolean("require.all")) {
            throw new AssertionFailedError(line);
        }
        return new TestAbortedException(line);
    }
}
