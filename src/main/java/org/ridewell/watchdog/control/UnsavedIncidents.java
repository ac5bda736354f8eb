package org.ridewell.watchdog.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridewell.watchdog.control.Incidents.Row;
import org.ridewell.watchdog.entity.Sight;

/**
 * Incidents on their way to the database, each as it was seen last and with the epoch of that look. Whoever leads no more forgets what is open, which the next leader knows better; what was
 * closed is nobody else's to tell.
 */
final class UnsavedIncidents {

    private final Map<String, Row> rows = new LinkedHashMap<>();

    synchronized void keep(Sight seen) {
        if (!seen.standing().leader()) {
            rows.values().removeIf(row -> row.incident().open());
        }
        long epoch = seen.standing().epoch();
        seen.incidents().forEach(incident -> rows.put(incident.id(), new Row(incident, epoch)));
    }

    synchronized List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** What changed meanwhile stays. */
    synchronized void saved(List<Row> written) {
        written.forEach(row -> rows.remove(row.incident().id(), row));
    }
}
