package org.ridewell.cluster.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
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

    /** Those of one incident, oldest first. */
    public List<ForensicBundle> of(String incident) throws SQLException {
        String sql = """
                select id, incident, workload, pod, pod_uid, collected_at, parts, missing from forensic_bundle
                where incident = ? order by collected_at, id""";
        List<ForensicBundle> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, incident);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(bundle(rows));
                }
            }
        }
        return found;
    }

    private static ForensicBundle bundle(ResultSet row) throws SQLException {
        return new ForensicBundle(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getTimestamp(6).toInstant(),
                texts(row.getString(7)),
                texts(row.getString(8)));
    }

    private static Map<String, String> texts(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps JSON", e);
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
