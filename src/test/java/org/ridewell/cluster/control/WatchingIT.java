package org.ridewell.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.cluster.entity.ApiVerb;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.cluster.entity.Timing;

/** Mirrors and election against a real API server, with connections that die without a word. */
class WatchingIT extends AgainstApiServer {

    private ClusterFixture cluster;
    private FaultyProxy proxy;
    private Clients clients;

    @BeforeEach
    void connect() throws IOException {
        cluster = new ClusterFixture(server);
        proxy = new FaultyProxy(server);
        clients = ClusterFixture.clients(server, proxy.url(), epoch -> true);
    }

    @AfterEach
    void disconnect() {
        proxy.close();
    }

    @Test
    void followsWhatAppearsChangesAndGoes() throws IOException {
        Mirror mirror = follow(Duration.ofSeconds(20));
        await().until(() -> mirror.all().size() == 1);
        cluster.merge(cluster.paths.pod("rides-new-a"), "{'metadata':{'annotations':{'seen':'yes'}}}");
        await().atMost(Duration.ofSeconds(3)).until(() -> mirror.all().stream()
                .anyMatch(p -> Marks.annotation(p, "seen").equals("yes")));
        mirror.stop();
    }

    @Test
    void listsAgainWhenTheServerHasForgottenTheVersion() throws IOException {
        proxy.answer("GET", "watch=true", 410, 1);
        Mirror mirror = follow(Duration.ofSeconds(20));

        await().until(() -> mirror.lists() >= 2 && mirror.all().size() == 1);
        mirror.stop();
    }

    @Test
    void listsAgainWhenAWatchSaysThatItsVersionIsGone() throws IOException {
        String gone =
                "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                        + "\"reason\":\"Expired\",\"message\":\"too old resource version\",\"code\":410}}\n";
        proxy.answer("GET", "watch=true", 200, gone, 1);
        Mirror mirror = follow(Duration.ofSeconds(20));

        await().until(() -> mirror.lists() >= 2 && mirror.all().size() == 1);
        cluster.merge(cluster.paths.pod("rides-new-a"), "{'metadata':{'annotations':{'seen':'yes'}}}");
        await().atMost(Duration.ofSeconds(3)).until(() -> mirror.all().stream()
                .anyMatch(p -> Marks.annotation(p, "seen").equals("yes")));
        assertThat(mirror.trouble()).isNull();
        mirror.stop();
    }

    @Test
    void noticesAWatchThatDiedWithoutAWord() throws IOException {
        proxy.silenceWatches(true);
        Mirror mirror = follow(Duration.ofSeconds(20));
        await().until(() -> mirror.all().size() == 1);
        cluster.merge(cluster.paths.pod("rides-new-a"), "{'metadata':{'annotations':{'seen':'yes'}}}");
        proxy.silenceWatches(false);

        await().atMost(Duration.ofSeconds(35)).until(() -> mirror.all().stream()
                .anyMatch(p -> Marks.annotation(p, "seen").equals("yes")));
        mirror.stop();
    }

    @Test
    void saysWhyItSeesNothing() {
        proxy.answer("GET", "/pods", 403, 1000);
        Mirror mirror = follow(Duration.ofSeconds(20));

        await().until(() -> String.valueOf(mirror.trouble()).contains("403"));
        assertThat(mirror.age()).isNull();
        mirror.stop();
    }

    @Test
    void standsUnknownFieldsInListsAndWatches() throws IOException {
        proxy.addUnknownFields();
        Mirror mirror = follow(Duration.ofSeconds(20));
        await().until(() -> mirror.all().stream().anyMatch(WatchingIT::hasUnknownFields));

        cluster.merge(cluster.paths.pod("rides-new-a"), "{'metadata':{'annotations':{'seen':'yes'}}}");
        await().atMost(Duration.ofSeconds(3)).until(() -> mirror.all().stream()
                .anyMatch(p -> Marks.annotation(p, "seen").equals("yes") && hasUnknownFields(p)));
        assertThat(mirror.lists()).as("the change came by the watch").isEqualTo(1);
        assertThat(mirror.trouble()).isNull();
        mirror.stop();
    }

    private static boolean hasUnknownFields(JsonNode object) {
        return object.has(FaultyProxy.FIELD_OF_THE_FUTURE)
                && Marks.metadata(object).has(FaultyProxy.FIELD_OF_THE_FUTURE);
    }

    @Test
    void standbyTakesOverFromAFrozenLeaderAndTheFrozenOneStaysStill() throws InterruptedException {
        LeaseElector frozen = elector("frozen", clients);
        LeaseElector standby = elector("standby", clients);
        frozen.step();
        standby.step();
        assertThat(frozen.isLeader()).isTrue();
        long began = System.nanoTime();
        CountDownLatch tick = new CountDownLatch(1);
        while (!standby.isLeader()) {
            assertThat(tick.await(2, TimeUnit.SECONDS)).isFalse();
            standby.step();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        }

        assertThat(frozen.isLeader()).isFalse();
        assertThat(standby.epoch()).isEqualTo(frozen.epoch() + 1);
        frozen.step();
        assertThat(frozen.isLeader()).isFalse();
        assertThat(frozen.holder()).isEqualTo("standby");
    }

    @Test
    void electsOnALeaseThatHasNoTransitionsAndKeepsForeignFields() throws IOException {
        String leases = "/apis/coordination.k8s.io/v1/namespaces/" + cluster.namespace + "/leases";
        cluster.create(
                leases,
                "{'apiVersion':'coordination.k8s.io/v1','kind':'Lease','metadata':{'name':'watchdog','labels':{'a':'b'}},"
                        + "'spec':{'leaseDurationSeconds':1}}");
        LeaseElector elector = elector("one", clients);
        elector.step();

        assertThat(elector.isLeader()).isTrue();
        assertThat(elector.epoch()).isEqualTo(1);
        assertThat(Marks.label(cluster.read(leases + "/watchdog"), "a")).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 410, 422, 429, 500, 0})
    void standsARenewalThatFailsAndGoesOnInTheSameEpoch(int status) {
        LeaseElector elector = elector("one", clients);
        elector.step();
        proxy.answer("PUT", "/leases/", status, 1);
        elector.step();
        elector.step();

        assertThat(elector.isLeader()).isTrue();
        assertThat(elector.epoch()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 410, 422, 429, 500, 0})
    void leadsNotBeforeTheLeaseIsWritten(int status) {
        proxy.answer("POST", "/leases", status, 1);
        LeaseElector elector = elector("one", clients);
        elector.step();
        assertThat(elector.isLeader()).isFalse();
        elector.step();
        assertThat(elector.isLeader()).isTrue();
    }

    @Test
    void renewsALeaseThatHasFieldsItDoesNotKnow() {
        proxy.addUnknownFields();
        LeaseElector elector = elector("one", clients);
        elector.step();
        elector.step();
        assertThat(elector.isLeader()).isTrue();
        assertThat(elector.epoch()).isEqualTo(1);
    }

    @Test
    void renewsNothingWhileTheApiServerIsAwayAndResumesInTheSameEpoch() {
        LeaseElector elector = elector("one", clients);
        elector.step();
        proxy.answer("GET", "/leases/", 500, 3);
        elector.step();
        elector.step();
        elector.step();
        elector.step();

        assertThat(elector.isLeader()).isTrue();
        assertThat(elector.epoch()).isEqualTo(1);
    }

    @Test
    void readsAKubeconfig() throws IOException {
        String file = """
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                users: [{name: test, user: {token: %s}}]
                contexts: [{name: test, context: {cluster: test, user: test}}]
                current-context: test
                """.formatted(server.url(), server.token());
        List<ApiVerb> counted = new ArrayList<>();
        Clients fromFile = Clients.of(
                () -> ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(new StringReader(file))),
                epoch -> true,
                counted::add);

        assertThat(fromFile.reading().get(cluster.paths.pods(), Map.of()).status())
                .isEqualTo(200);
        assertThat(counted).containsExactly(ApiVerb.LIST);
    }

    private LeaseElector elector(String identity, Clients with) {
        LeaseStore store = new ApiLeaseStore(with.reading(), cluster.namespace, "watchdog", Clock.systemUTC());
        return new LeaseElector(store, identity, Timing.STANDARD, System::nanoTime);
    }

    private Mirror follow(Duration length) {
        Mirror mirror = new Mirror(
                clients.reading(), clients.watching(), cluster.paths.pods(), Map.of(), length, System::nanoTime);
        Thread thread = new Thread(mirror, "mirror");
        thread.setDaemon(true);
        thread.start();
        return mirror;
    }
}
