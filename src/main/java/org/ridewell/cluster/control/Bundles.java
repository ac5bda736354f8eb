package org.ridewell.cluster.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import javax.sql.DataSource;
import org.ridewell.cluster.entity.ForensicBundle;

/** Stored forensic bundles: one for each pod, the first one counts. */
@ApplicationScoped
public class Bundles {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Resource(lookup = "jdbc/ridewell")
    private DataSource database;

    /** Id of the bundle that is kept for the pod: this one, or one stored before. */
    String store(ForensicBundle bundle) throws SQLException {
        String sql = """
                insert into forensic_bundle (id, incident, workload, pod, pod_uid, collected_at, parts, missing)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                on conflict (pod_uid) do update set pod_uid = excluded.pod_uid
                returning id""";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, bundle.id());
            insert.setString(2, bundle.incident());
            insert.setString(3, bundle.workload());
            insert.setString(4, bundle.pod());
            insert.setString(5, bundle.podUid());
            insert.setTimestamp(6, Timestamp.from(bundle.collectedAt()));
            insert.setString(7, json(bundle.parts()));
            insert.setString(8, json(bundle.missing()));
            try (ResultSet kept = insert.executeQuery()) {
                kept.next();
                return kept.getString(1);
            }
        }
    }

    /** PostgreSQL's JSON takes no NUL, and logs may hold one. */
    private static String json(Map<String, String> texts) {
        try {
            return MAPPER.writeValueAsString(texts).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are always JSON", e);
        }
    }
}
