package org.ridewell.configuration.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What production mode needs and local mode makes by itself. */
public final class MissingSettings {

    private static final Map<String, String> REQUIRED = new TreeMap<>(Map.of(
            "DATABASE_URL", "where PostgreSQL is: postgres://user:password@host:port/db or a JDBC URL",
            "RIDEWELL_JWT_PRIVATE_KEY",
                    "RSA key (PKCS#8, 2048 bits or more) that signs access tokens and seals view state:"
                            + " openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
            "RIDEWELL_MAIL_FROM", "the address that mails come from",
            "RIDEWELL_OPS_EMAIL", "address of the first OPS account",
            "RIDEWELL_OPS_PASSWORD", "its password, which its first sign-in must change",
            "RIDEWELL_PUBLIC_URL", "where people reach the pages, for links in mails: https://ride.example.org",
            "RIDEWELL_START_CODE_SECRET", "a long random text that keys the hashes of start codes",
            "RIDEWELL_WATCHDOG_SECRET",
                    "a long random text by which the watchdog proves itself to the pods that it protects",
            "RIDEWELL_SMTP_HOST",
                    "the server that takes mails (RIDEWELL_SMTP_PORT, _USER and _PASSWORD if it asks for them),"
                            + " or none"));

    private MissingSettings() {}

    /** One line for each setting that is absent or blank: its name and what it is for. */
    public static List<String> of(Function<String, Optional<String>> configured) {
        List<String> missing = new ArrayList<>();
        REQUIRED.forEach((name, meaning) -> {
            if (configured.apply(name).filter(value -> !value.isBlank()).isEmpty()) {
                missing.add(name + ": " + meaning);
            }
        });
        return missing;
    }
}
