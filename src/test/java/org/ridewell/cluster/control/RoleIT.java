package org.ridewell.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ridewell.cluster.ApiServer.Call;
import org.ridewell.cluster.entity.Permissions;
import org.ridewell.cluster.entity.Permissions.Rule;
import org.ridewell.cluster.entity.Timing;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Remedy;

/** Everything that the adapter does, once, with the rights of the manifests alone: what is missing is refused, and what no call needs is too much. */
class RoleIT extends AgainstApiServer {

    private ClusterFixture cluster;
    private Clients clients;
    private PodActs pods;

    @Test
    void grantsEveryCallOfTheAdapterAndNoVerbThatNoneMakes() throws IOException {
        cluster = new ClusterFixture(server);
        String token = cluster.watchdogToken();
        clients = Clients.of(() -> ClusterFixture.builder(server.url(), token), epoch -> true, verb -> {});
        pods = new PodActs(clients.reading(), clients.acting(), cluster.paths, Clock.systemUTC());
        prepare();

        observe();
        lead();
        remember();
        heal();

        List<Call> calls = server.calls(cluster.namespace);
        assertThat(calls).noneMatch(call -> call.status() == 401 || call.status() == 403);
        assertThat(superfluous(calls)).isEmpty();
    }

    private void prepare() throws IOException {
        cluster.autoscaler(2, 6);
        for (String name : List.of("watchdog-memory", "watchdog-control")) {
            cluster.create(
                    cluster.paths.configMaps(),
                    "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + name + "'}}");
        }
        cluster.pod("rides-new-b", 9080);
    }

    private void observe() {
        Mirrors mirrors = new Mirrors(clients, cluster.paths, System::nanoTime);
        mirrors.start(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(mirrors.blind()).isEmpty();
            assertThat(server.calls(cluster.namespace))
                    .extracting(Call::verb)
                    .filteredOn("watch"::equals)
                    .hasSizeGreaterThanOrEqualTo(8);
        });
        mirrors.stop();
    }

    private void lead() {
        LeaseStore store = new ApiLeaseStore(clients.reading(), cluster.namespace, "watchdog", Clock.systemUTC());
        LeaseElector elector = new LeaseElector(store, "one", Timing.STANDARD, System::nanoTime);
        elector.step();
        elector.step();
        assertThat(elector.isLeader()).isTrue();
    }

    private void remember() throws IOException {
        String memory = cluster.paths.configMaps() + "/watchdog-memory";
        KubernetesApi acting = clients.acting().inEpoch(7);
        assertThat(acting.put(memory, acting.get(memory, Map.of()).body()).isDone())
                .isTrue();
    }

    private void heal() throws IOException {
        Act quarantine = cluster.act(Remedy.QUARANTINE, Map.of());
        ActResult out = done(pods.quarantine(quarantine, false));
        new BundleCollection(
                        clients.reading(),
                        cluster.paths,
                        HttpClient.newHttpClient(),
                        Optional.empty(),
                        Clock.systemUTC())
                .collect(cluster.pod(), List.of());
        done(pods.bundled("rides-new-a", cluster.podUid, "bundle-1", 7));
        new ActEvents(clients.acting(), cluster.paths, "test", Clock.systemUTC()).tell(quarantine, out, false);
        done(pods.evict(cluster.act(Remedy.RESTART, Map.of()), false));
        WorkloadActs workloads = new WorkloadActs(clients.reading(), clients.acting(), cluster.paths);
        done(workloads.rollBack(
                cluster.act(Remedy.ROLL_BACK, Map.of("toRevision", "rides-old", "fromRevision", "rides-new")), false));
        done(workloads.scaleOut(cluster.act(Remedy.SCALE_OUT, Map.of("scaler", "rides", "floor", "4")), false));
    }

    private static ActResult done(ActResult result) {
        assertThat(result.status()).as(result.detail()).isEqualTo(Status.DONE);
        return result;
    }

    private static List<String> superfluous(List<Call> calls) {
        List<String> unused = new ArrayList<>();
        Stream.concat(Permissions.inNamespace().stream(), Permissions.inCluster().stream())
                .forEach(rule -> rule.verbs().stream()
                        .filter(verb -> calls.stream().noneMatch(call -> uses(call, rule, verb)))
                        .forEach(verb -> unused.add(verb + " " + rule.resource() + rule.names())));
        return unused;
    }

    private static boolean uses(Call call, Rule rule, String verb) {
        return call.group().equals(rule.group())
                && call.resource().equals(rule.resource())
                && call.verb().equals(verb)
                && (rule.names().isEmpty() || rule.names().contains(call.name()));
    }
}
