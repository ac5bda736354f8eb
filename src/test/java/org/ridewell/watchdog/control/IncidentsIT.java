package org.ridewell.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ridewell.system.LibertyServer;
import org.ridewell.system.OwnTables;
import org.ridewell.watchdog.control.Incidents.Row;
import org.ridewell.watchdog.entity.Incident;
import org.ridewell.watchdog.entity.Incident.State;
import org.ridewell.watchdog.entity.Sight;

/** What leaders write that follow one another, in a real database. */
class IncidentsIT {

    private final SimulatedWatchdog watchdog = new SimulatedWatchdog();
    private OwnTables tables;
    private Incidents incidents;

    @BeforeEach
    void copyTables() throws SQLException {
        tables = new OwnTables(LibertyServer.shared(), "incident", "watchdog_view");
        incidents = new Incidents(tables.dataSource());
    }

    @AfterEach
    void dropTables() throws SQLException {
        tables.close();
    }

    @Test
    void aFormerLeaderOpensNoIncidentAgainThatItsSuccessorClosed() throws SQLException {
        watchdog.run(Duration.ofSeconds(30));
        watchdog.cluster.pod(0).hung = true;
        watchdog.run(Duration.ofSeconds(10));
        Incident open = watchdog.only();
        watchdog.run(Duration.ofMinutes(2));
        Incident closed = watchdog.only();
        assertThat(closed.state()).isEqualTo(State.CLOSED);

        incidents.save(List.of(new Row(open, 2)));
        incidents.save(List.of(new Row(closed, 3)));
        incidents.save(List.of(new Row(open, 2)));
        assertThat(stored(open).state()).isEqualTo(State.CLOSED);

        incidents.save(List.of(new Row(open, 3)));
        assertThat(stored(open).state()).isEqualTo(open.state());
    }

    @Test
    void aFormerLeaderShowsNothingAfterItsSuccessor() throws SQLException {
        watchdog.epoch = 3;
        incidents.show(watchdog.look());
        watchdog.epoch = 2;
        incidents.show(watchdog.look());
        assertThat(shownEpoch()).isEqualTo(3);

        watchdog.epoch = 4;
        incidents.show(watchdog.look());
        assertThat(shownEpoch()).isEqualTo(4);
    }

    @Test
    void theFirstLeaderOfALeaseThatWasMadeAnewShowsWhatItSees() throws SQLException {
        watchdog.epoch = 57;
        incidents.show(watchdog.look());
        watchdog.epoch = 1;
        Sight later = watchdog.look(Duration.ofMinutes(2));
        incidents.show(later);
        assertThat(shownEpoch()).isEqualTo(1);
    }

    private Incident stored(Incident incident) throws SQLException {
        return incidents.find(incident.id()).orElseThrow();
    }

    private long shownEpoch() throws SQLException {
        return incidents.shown().orElseThrow().standing().epoch();
    }
}
