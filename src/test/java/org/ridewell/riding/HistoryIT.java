package org.ridewell.riding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridewell.rides.RideJourney.card;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ridewell.rides.RideJourney;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;

/** What was ridden and driven beyond the first page. */
class HistoryIT {

    private final LibertyServer server = LibertyServer.shared();
    private final RideJourney journey = new RideJourney(server);

    @Test
    void leadsToOlderRidesOfTheMonthThatWasChosenAndOfACaptain() throws SQLException {
        ApiClient rider = journey.rider();
        ApiClient captain = journey.captain("AUTO");
        String ride = journey.book(rider, "AUTO", card("tok_ok")).expect(201).text("id");
        journey.accept(captain, ride);
        rider.post("/rides/" + ride + "/cancellation", Map.of("reason", "CHANGED_MIND"))
                .expect(200);
        captain.put("/captain/shift", Map.of("online", false)).expect(200);
        repeat(ride);

        String month = YearMonth.now(ZoneId.of("Europe/Monaco")).toString();
        String first = page(rider, "//rides?month=" + month);
        assertThat(rides(first)).isEqualTo(20);
        assertThat(older(first)).startsWith("?month=" + month + "&cursor=");
        String last = page(rider, "//rides" + older(first));
        assertThat(rides(last)).isEqualTo(2);
        assertThat(last).doesNotContain("Older rides");

        String driven = page(captain, "//earnings");
        assertThat(rides(driven)).isEqualTo(20);
        assertThat(rides(page(captain, "//earnings" + older(driven)))).isEqualTo(2);
    }

    private static String page(ApiClient reader, String path) {
        return reader.get(path).expect(200).body().asText();
    }

    private static long rides(String page) {
        return Pattern.compile("<time [^>]*datetime=").matcher(page).results().count();
    }

    private static String older(String page) {
        Matcher link =
                Pattern.compile("href=\"([^\"]*cursor=[^\"#]*)(#rides)?\">").matcher(page);
        assertThat(link.find()).as("a link to older rides").isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    /** The same ride 21 times more. */
    private void repeat(String ride) throws SQLException {
        String url = "jdbc:postgresql://localhost:"
                + URI.create(server.databaseUrl()).getPort() + "/postgres";
        try (Connection database = DriverManager.getConnection(url, "postgres", "postgres")) {
            repeat(database, ride, """
                    INSERT INTO quote SELECT (jsonb_populate_record(q, jsonb_build_object('id', q.id || '-' || n,
                        'used_by_ride', NULL, 'created_at', now() - interval '1 hour'))).*
                    FROM quote q, generate_series(1, 21) n WHERE q.id = (SELECT quote_id FROM ride WHERE id = ?)""");
            repeat(database, ride, """
                    INSERT INTO ride SELECT (jsonb_populate_record(r, jsonb_build_object(
                        'id', left(r.id, 23) || lpad(n::text, 3, '0'), 'quote_id', r.quote_id || '-' || n))).*
                    FROM ride r, generate_series(1, 21) n WHERE r.id = ?""");
        }
    }

    private static void repeat(Connection database, String ride, String sql) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            insert.setString(1, ride);
            assertThat(insert.executeUpdate()).isEqualTo(21);
        }
    }
}
