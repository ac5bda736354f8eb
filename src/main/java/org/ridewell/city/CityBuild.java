package org.ridewell.city;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ridewell.routing.control.GraphLayout;

/**
 * Runs in the build only: turns the sample city's OpenStreetMap extract into what the server reads from its class path.
 * Does nothing when the folder already holds what this extract and this code make.
 */
public final class CityBuild {

    private static final String EXTRACT = "monaco-latest.osm.pbf";

    /** Of the extract that the sample city was tested with: another one is a mistake in the build. */
    private static final String SHA_256 = "a3fa87c13df03c66107cb314f518672400bb87e539388e390e8aab2c7e88c9be";

    /** Raise it when anything in this package changes what is made. */
    private static final int VERSION = 2;

    private CityBuild() {}

    /** @param arguments the folder to write to */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path stamp = folder.resolve("made-of.txt");
        String made = SHA_256 + " " + VERSION + "." + GraphLayout.VERSION;
        if (Files.exists(stamp) && Files.readString(stamp).equals(made)) {
            return;
        }
        Files.createDirectories(folder);
        Path file = extract();
        try {
            RoadGraphBuild.write(file, folder.resolve("roads.zip"));
            Extract extract = Extract.read(file);
            PlacesBuild.write(extract, folder.resolve("places.tsv"), folder.resolve("streets.tsv"));
            MapBuild.write(extract, folder.resolve("map.bin"));
        } finally {
            Files.delete(file);
        }
        // Last, so that a build that was broken off starts anew
        Files.writeString(stamp, made);
    }

    private static Path extract() throws IOException {
        byte[] bytes;
        try (InputStream in = CityBuild.class.getClassLoader().getResourceAsStream(EXTRACT)) {
            if (in == null) {
                throw new IllegalStateException(EXTRACT + " is not on the build's class path");
            }
            bytes = in.readAllBytes();
        }
        String digest = sha256(bytes);
        if (!digest.equals(SHA_256)) {
            throw new IllegalStateException(EXTRACT + " has the SHA-256 " + digest + ", not " + SHA_256);
        }
        return Files.write(Files.createTempFile("ridewell", ".osm.pbf"), bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
