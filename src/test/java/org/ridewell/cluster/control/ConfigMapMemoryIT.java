package org.ridewell.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.cluster.ApiServer;
import org.ridewell.cluster.entity.Timing;

/** The memory in its ConfigMap against a real API server: what goes wrong is an IOException, after which nothing is decided or done, and the next attempt is a new one. */
class ConfigMapMemoryIT {

    private static ApiServer server;

    private FaultyProxy proxy;
    private ConfigMapMemory memory;

    @BeforeAll
    static void startServer() {
        server = ApiServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void connect() throws IOException, ReflectiveOperationException {
        ClusterFixture cluster = new ClusterFixture(server);
        cluster.create(
                cluster.paths.configMaps(),
                "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'watchdog-memory'}}");
        proxy = new FaultyProxy(server);
        Clients clients = ClusterFixture.clients(server, proxy.url(), epoch -> true);
        LeaseStore store = new ApiLeaseStore(clients.reading(), cluster.namespace, "watchdog", Clock.systemUTC());
        LeaseElector elector = new LeaseElector(store, "one", Timing.STANDARD, System::nanoTime);
        memory = new ConfigMapMemory();
        // what CDI does in a server
        var connection = ConfigMapMemory.class.getDeclaredField("connection");
        connection.setAccessible(true);
        connection.set(memory, new ClusterConnection() {
            @Override
            synchronized Parts parts() {
                return new Parts(clients, elector, cluster.paths, "one");
            }
        });
    }

    @AfterEach
    void disconnect() {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 410, 422, 429, 500, 0})
    void isNotSavedWhenItsWriteFails(int status) throws IOException {
        memory.save("one", 1);
        proxy.answer("PUT", "/configmaps/", status, 1);
        assertThatThrownBy(() -> memory.save("two", 2)).isInstanceOf(IOException.class);

        assertThat(memory.load()).hasValue("one");
        memory.save("three", 3);
        assertThat(memory.load()).hasValue("three");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 429, 500, 0})
    void isUnknownWhenItCannotBeRead(int status) throws IOException {
        memory.save("one", 1);
        proxy.answer("GET", "/configmaps/", status, 1);
        assertThatThrownBy(() -> memory.load()).isInstanceOf(IOException.class);

        assertThat(memory.load()).hasValue("one");
    }

    @Test
    void standsFieldsThatItDoesNotKnow() throws IOException {
        proxy.addUnknownFields();
        memory.save("one", 1);
        memory.save("two", 2);
        assertThat(memory.load()).hasValue("two");
    }
}
