package org.ridewell.cluster.control;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.ridewell.cluster.ApiServer;

/** Tests of one class share a real API server. */
abstract class AgainstApiServer {

    static ApiServer server;

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
}
