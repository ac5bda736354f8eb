package org.ridewell.alerts.boundary;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Version 4 of Alertmanager's webhook, as far as it is read. A newer Alertmanager may send fields that are not known here. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AlertmanagerMessage(
        @NotNull String version, @NotNull @Size(max = 500) List<@Valid @NotNull SentAlert> alerts) {

    /** Labels may name anything: they suggest, and never choose a target. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SentAlert(
            @NotNull @Pattern(regexp = "firing|resolved", message = "must be firing or resolved")
            String status,

            @Nullable Map<@Size(max = 100) String, @NotNull @Size(max = 500) String> labels,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Size(max = 64) @Nullable String fingerprint) {}
}
