package org.ridewell.cluster.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiVerbTest {

    @ParameterizedTest
    @CsvSource({
        "GET,api/v1/namespaces/ridewell/pods,false,LIST",
        "GET,api/v1/namespaces/ridewell/pods,true,WATCH",
        "GET,api/v1/namespaces/ridewell/pods/rides-1,false,GET",
        "GET,api/v1/namespaces/ridewell/pods/rides-1/log,false,GET",
        "GET,api/v1/nodes,false,LIST",
        "GET,api/v1/nodes/node-1,false,GET",
        "GET,api/v1/namespaces/ridewell,false,GET",
        "GET,apis/apps/v1/namespaces/ridewell/deployments,false,LIST",
        "GET,apis/coordination.k8s.io/v1/namespaces/ridewell/leases/watchdog,false,GET",
        "PUT,apis/coordination.k8s.io/v1/namespaces/ridewell/leases/watchdog,false,UPDATE",
        "POST,api/v1/namespaces/ridewell/pods/rides-1/eviction,false,CREATE",
        "PATCH,api/v1/namespaces/ridewell/pods/rides-1,false,PATCH"
    })
    void isWhatARoleWouldCallIt(String method, String path, boolean watching, ApiVerb verb) {
        assertThat(ApiVerb.of(method, List.of(path.split("/", -1)), watching)).isEqualTo(verb);
    }
}
