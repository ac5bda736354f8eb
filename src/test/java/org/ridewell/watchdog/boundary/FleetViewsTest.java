package org.ridewell.watchdog.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.watchdog.control.HealingLoop;
import org.ridewell.watchdog.control.Incidents;
import org.ridewell.watchdog.control.SimulatedWatchdog;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Sight;

/** What operations are told while the database is away. */
class FleetViewsTest {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private final Looked loop = new Looked();
    private final FleetViews views = new FleetViews(loop, new LostIncidents());

    private static final class Looked extends HealingLoop {

        private @Nullable Sight seen;

        @Override
        public Optional<Sight> sight() {
            return Optional.ofNullable(seen);
        }
    }

    private static final class LostIncidents extends Incidents {

        @Override
        public Optional<Incident> find(String id) throws SQLException {
            throw new SQLException("away");
        }

        @Override
        public List<Incident> openFirst(@Nullable String before, int limit) throws SQLException {
            throw new SQLException("away");
        }

        @Override
        public Optional<Sight> shown() throws SQLException {
            throw new SQLException("away");
        }
    }

    private void hangAPod() {
        watchdog.run(Duration.ofSeconds(20));
        watchdog.cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(10));
    }

    @Test
    void theLeaderTellsWhatItRemembers() {
        hangAPod();
        loop.seen = watchdog.look();
        String id = watchdog.only().id();
        assertThat(views.fleet()).isInstanceOf(Outcome.Done.class);
        assertThat(views.incident(id)).isInstanceOf(Outcome.Done.class);
        List<IncidentView> told = views.incidents(null, 20).fold(page -> page.items(), refusal -> List.of());
        assertThat(told).extracting(IncidentView::id).containsExactly(id);
    }

    @Test
    void oneThatWaitsToLeadRefusesToSayThatNothingIsOpen() {
        hangAPod();
        watchdog.leader = false;
        loop.seen = watchdog.look();
        refusesAll();
    }

    @Test
    void oneThatDoesNotWatchRefusesToSayThatNobodyHasLooked() {
        refusesAll();
    }

    private void refusesAll() {
        Refusal refusal = FleetViews.noDatabase();
        assertThat(views.fleet()).isEqualTo(Outcome.refused(refusal));
        assertThat(views.incidents(null, 20)).isEqualTo(Outcome.refused(refusal));
        assertThat(views.incident("any")).isEqualTo(Outcome.refused(refusal));
        assertThat(views.budgets()).isEqualTo(Outcome.refused(refusal));
    }
}
