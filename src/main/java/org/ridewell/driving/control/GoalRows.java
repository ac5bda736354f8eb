package org.ridewell.driving.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridewell.driving.entity.Goal.Kind;

/** The rows of {@code captain_goal}. */
@ApplicationScoped
public class GoalRows {

    @PersistenceContext
    private EntityManager database;

    public Map<Kind, Long> of(String captainId) {
        List<?> rows = database.createNativeQuery("SELECT kind, target FROM captain_goal WHERE account_id = ?")
                .setParameter(1, captainId)
                .getResultList();
        Map<Kind, Long> targets = new EnumMap<>(Kind.class);
        for (Object found : rows) {
            Object[] row = (Object[]) found;
            targets.put(Kind.valueOf((String) row[0]), ((Number) row[1]).longValue());
        }
        return targets;
    }

    public void set(String captainId, Kind kind, long target) {
        database.createNativeQuery("INSERT INTO captain_goal (account_id, kind, target) VALUES (?, ?, ?) "
                        + "ON CONFLICT (account_id, kind) DO UPDATE SET target = excluded.target")
                .setParameter(1, captainId)
                .setParameter(2, kind.name())
                .setParameter(3, target)
                .executeUpdate();
    }

    public void remove(String captainId, Kind kind) {
        database.createNativeQuery("DELETE FROM captain_goal WHERE account_id = ? AND kind = ?")
                .setParameter(1, captainId)
                .setParameter(2, kind.name())
                .executeUpdate();
    }

    public void forget(String accountId) {
        database.createNativeQuery("DELETE FROM captain_goal WHERE account_id = ?1")
                .setParameter(1, accountId)
                .executeUpdate();
    }
}
