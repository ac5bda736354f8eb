package org.ridewell.configuration.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people reach the pages, for links in mails. Never taken from a request: its Host header may be forged. */
@ApplicationScoped
public class PublicAddress {

    /** {@code RIDEWELL_PUBLIC_URL}, such as {@code https://ride.example.org}; in local mode the server's own port. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_PUBLIC_URL")
    private Optional<String> url;

    @Inject
    @ConfigProperty(name = "PORT", defaultValue = "9080")
    private int port;

    /** @param path begins with a slash */
    public String of(String path) {
        return url.orElse("http://localhost:" + port).replaceAll("/+$", "") + path;
    }
}
