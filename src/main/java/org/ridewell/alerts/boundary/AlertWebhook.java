package org.ridewell.alerts.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.ridewell.alerts.boundary.AlertmanagerMessage.SentAlert;
import org.ridewell.alerts.control.Alerts;
import org.ridewell.alerts.entity.AlertNote;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.record.entity.Entry;

/** Takes Alertmanager's webhooks. Answers "taken" only when every alert is stored: Alertmanager sends again what was not. */
@ApplicationScoped
public class AlertWebhook {

    private static final String VERSION = "4";

    /** {@code RIDEWELL_ALERTS_TOKEN}: what Alertmanager shows, as bearer token or as the password of basic authentication; at least 16 letters. Without it no webhook is taken. */
    @Inject
    @ConfigProperty(name = "RIDEWELL_ALERTS_TOKEN")
    private Optional<String> token;

    @Inject
    private Alerts alerts;

    @Inject
    private Clock clock;

    /** How many alerts of the message are stored now. */
    public record Taken(int stored) {}

    public boolean knows(@Nullable String authorization) {
        String expected = token.filter(t -> t.length() >= 16).orElse(null);
        if (expected == null || authorization == null) {
            return false;
        }
        String shown = shown(authorization);
        return shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String shown(String authorization) {
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).trim();
        }
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(authorization.substring(6).trim());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : pair.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public Outcome<Taken> take(AlertmanagerMessage message) {
        if (!VERSION.equals(message.version())) {
            return Outcome.refused(Refusal.invalid("version", "must be 4, as Alertmanager's webhook has it"));
        }
        List<AlertNote> notes = new ArrayList<>();
        for (SentAlert alert : message.alerts()) {
            notes.add(note(alert));
        }
        try {
            alerts.store(notes, clock.instant());
            return Outcome.done(new Taken(notes.size()));
        } catch (SQLException e) {
            throw new IllegalStateException("the alerts could not be stored; Alertmanager will send them again", e);
        }
    }

    private AlertNote note(SentAlert alert) {
        Map<String, String> labels = alert.labels() == null ? Map.of() : alert.labels();
        String fingerprint = alert.fingerprint() == null || alert.fingerprint().isBlank()
                ? Entry.sha256(new java.util.TreeMap<>(labels).toString()).substring(0, 16)
                : alert.fingerprint();
        Instant starts = alert.startsAt() == null ? clock.instant() : alert.startsAt();
        return new AlertNote(fingerprint, starts, "firing".equals(alert.status()), alert.endsAt(), labels);
    }
}
