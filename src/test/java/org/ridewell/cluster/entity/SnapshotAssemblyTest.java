package org.ridewell.cluster.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridewell.signals.entity.Monitoring;
import org.ridewell.signals.entity.Pod;
import org.ridewell.signals.entity.Signal;
import org.ridewell.signals.entity.Snapshot;
import org.ridewell.signals.entity.Workload;

class SnapshotAssemblyTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final List<JsonNode> deployments = new ArrayList<>();
    private final List<JsonNode> replicaSets = new ArrayList<>();
    private final List<JsonNode> pods = new ArrayList<>();
    private final List<JsonNode> controls = new ArrayList<>();
    private final List<JsonNode> nodes = new ArrayList<>();
    private final List<JsonNode> warnings = new ArrayList<>();

    @Test
    void putsPodsUnderTheRevisionThatOwnsThem() {
        steadyFleet();

        Workload rides = snapshot().workload("rides").orElseThrow();

        assertThat(rides.healable()).isTrue();
        assertThat(rides.wanted()).isEqualTo(2);
        assertThat(rides.ready()).isEqualTo(1);
        assertThat(rides.currentRevision().orElseThrow().name()).isEqualTo("rides-b");
        assertThat(rides.previousRevision().orElseThrow().name()).isEqualTo("rides-a");
        assertThat(rides.currentRevision().orElseThrow().pods()).hasSize(1);
        assertThat(rides.rollout()).isNull();
    }

    @Test
    void takesARevisionThatIsDeployedAgainForNew() {
        steadyFleet();
        deployments.set(
                0,
                deployment(
                        "'observedGeneration':3,'replicas':2,'updatedReplicas':2,'conditions':[{'type':'Progressing',"
                                + "'status':'True','reason':'NewReplicaSetAvailable','lastUpdateTime':'2026-11-24T11:30:00Z'}]"));

        Workload rides = snapshot().workload("rides").orElseThrow();

        assertThat(rides.currentRevision().orElseThrow().createdAt()).isEqualTo("2026-11-24T11:30:00Z");
        assertThat(rides.previousRevision().orElseThrow().createdAt()).isBefore(Instant.parse("2026-11-24T11:30:00Z"));
    }

    @Test
    void countsAPodInQuarantineToItsOldRevisionAndNotAsReady() {
        steadyFleet();
        pods.add(json(
                "{'metadata':{'name':'q','uid':'q1','annotations':{'ridewell.org/quarantined':'{\\\\'time\\\\':\\\\'2026-11-24T11:59:00Z\\\\',"
                        + "\\\\'incident\\\\':\\\\'i\\\\',\\\\'workload\\\\':\\\\'rides\\\\',\\\\'revision\\\\':\\\\'rides-b\\\\'}'}},"
                        + "'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True'}]}}"));

        Workload rides = snapshot().workload("rides").orElseThrow();
        Pod taken = rides.pods().stream()
                .filter(p -> p.name().equals("q"))
                .findFirst()
                .orElseThrow();

        assertThat(taken.quarantined()).isTrue();
        assertThat(taken.serves()).isFalse();
        assertThat(rides.ready()).isEqualTo(1);
    }

    @Test
    void seesARolloutUntilTheLastOldPodIsGone() {
        steadyFleet();
        deployments.set(
                0,
                deployment(
                        "'observedGeneration':3,'replicas':3,'updatedReplicas':1,'conditions':["
                                + "{'type':'Progressing','status':'True','reason':'ReplicaSetUpdated','lastUpdateTime':'2026-11-24T11:58:00Z'}]"));

        Workload.Rollout rollout = snapshot().workload("rides").orElseThrow().rollout();

        assertThat(rollout).isNotNull();
        assertThat(rollout.progressing()).isTrue();
        assertThat(rollout.lastProgressAt()).isEqualTo("2026-11-24T11:58:00Z");
    }

    @Test
    void readsRestartsAndWhyAContainerWaits() {
        steadyFleet();
        pods.add(
                json(
                        "{'metadata':{'name':'crash','uid':'c1','ownerReferences':[{'controller':true,'uid':'b1'}]},'status':{"
                                + "'phase':'Running','podIP':'10.0.0.9','containerStatuses':[{'restartCount':4,'state':{'waiting':{"
                                + "'reason':'CrashLoopBackOff'}},'lastState':{'terminated':{'finishedAt':'2026-11-24T11:57:00Z'}}}]}}"));

        Pod crash = snapshot().workload("rides").orElseThrow().pods().stream()
                .filter(p -> p.name().equals("crash"))
                .findFirst()
                .orElseThrow();

        assertThat(crash.restarts()).isEqualTo(4);
        assertThat(crash.waitingReason()).isEqualTo("CrashLoopBackOff");
        assertThat(crash.lastRestartAt()).isEqualTo("2026-11-24T11:57:00Z");
        assertThat(crash.address()).isEqualTo("10.0.0.9:9080");
    }

    @Test
    void readsWhatKubernetesWarnsOfOneSignalForEachReason() {
        steadyFleet();
        pods.add(json(
                "{'metadata':{'name':'big','uid':'o1','ownerReferences':[{'controller':true,'uid':'b1'}]},'status':{"
                        + "'containerStatuses':[{'restartCount':1,'lastState':{'terminated':{'reason':'OOMKilled',"
                        + "'finishedAt':'2026-11-24T11:58:00Z'}}}]}}"));
        warnings.add(warning("p1", "Unhealthy", "'count':3,'lastTimestamp':'2026-11-24T11:59:10Z'"));
        warnings.add(warning("p1", "Unhealthy", "'count':2,'lastTimestamp':'2026-11-24T11:59:30Z'"));
        warnings.add(warning(
                "p1",
                "FailedScheduling",
                "'eventTime':'2026-11-24T11:50:00Z','series':{'count':7,'lastObservedTime':'2026-11-24T11:59:00Z'}"));
        warnings.add(warning("other", "BackOff", "'count':1"));
        warnings.add(json("{'metadata':{'annotations':{'ridewell.org/act':'{}'}},'involvedObject':{'uid':'p1'},"
                + "'reason':'Paged','lastTimestamp':'2026-11-24T11:59:00Z'}"));

        assertThat(signals("p"))
                .containsExactly(
                        new Signal(
                                "cluster", "warning:FailedScheduling", "p", 7, Instant.parse("2026-11-24T11:59:00Z")),
                        new Signal("cluster", "warning:Unhealthy", "p", 5, Instant.parse("2026-11-24T11:59:30Z")));
        assertThat(signals("big"))
                .containsExactly(
                        new Signal("cluster", "warning:OOMKilled", "big", 1, Instant.parse("2026-11-24T11:58:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'annotations':{'argocd.argoproj.io/tracking-id':'rides:apps/Deployment:ridewell/rides'}|Argo CD (rides)",
                "'labels':{'kustomize.toolkit.fluxcd.io/name':'apps'}|Flux (apps)",
                "'labels':{'helm.toolkit.fluxcd.io/name':'ridewell'}|Flux (ridewell)",
                "'labels':{'app.kubernetes.io/managed-by':'argocd'}|argocd",
                "'labels':{'app.kubernetes.io/managed-by':'flux'}|flux",
                "'labels':{'app.kubernetes.io/managed-by':'Helm'}|",
                "'labels':{'argocd.argoproj.io/instance':'rides'}|",
                "'annotations':{'ridewell.org/at-work':'another healer','argocd.argoproj.io/tracking-id':'a:b:c'}|Argo CD (a)",
                "'annotations':{'ridewell.org/at-work':'nobody','argocd.argoproj.io/tracking-id':'a:b:c'}|"
            })
    void seesAGitOpsOwnerByItsMarks(String marks, @Nullable String owner) {
        deployments.add(json("{'metadata':{'name':'rides','uid':'d1'," + marks + "}}"));

        assertThat(snapshot().workload("rides").orElseThrow().ownedBy()).isEqualTo(owner);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'ridewell.org/at-work':'another healer'|false|another healer",
                "'ridewell.org/at-work':'nobody'|false|",
                "'argocd.argoproj.io/tracking-id':'a:b:c'|false|",
                "'ridewell.org/at-work':'nobody'|true|a paused Deployment"
            })
    void seesAnotherHandAtWork(String annotation, boolean paused, @Nullable String hand) {
        deployments.add(json("{'metadata':{'name':'rides','uid':'d1','annotations':{" + annotation
                + "}},'spec':{'paused':" + paused + "}}"));

        assertThat(snapshot().workload("rides").orElseThrow().managedBy()).isEqualTo(hand);
    }

    @Test
    void isPausedByTheConfigMap() {
        controls.add(json("{'metadata':{'name':'watchdog-control'},'data':{'paused':'true','reason':'drill'}}"));

        Snapshot.Pause pause = snapshot().pause();

        assertThat(pause).isNotNull();
        assertThat(pause.reason()).isEqualTo("drill");
    }

    @Test
    void readsTheConditionOfANode() {
        nodes.add(
                json("{'metadata':{'name':'n1'},'spec':{'unschedulable':true},'status':{'conditions':[{'type':'Ready',"
                        + "'status':'Unknown','lastTransitionTime':'2026-11-24T11:50:00Z'}]}}"));

        assertThat(snapshot().nodes().get(0).ready()).isFalse();
        assertThat(snapshot().nodes().get(0).cordoned()).isTrue();
        assertThat(snapshot().nodes().get(0).since()).isEqualTo("2026-11-24T11:50:00Z");
    }

    private void steadyFleet() {
        deployments.add(deployment("'observedGeneration':3,'replicas':2,'updatedReplicas':2"));
        replicaSets.add(replicaSet("rides-a", "a1", 1));
        replicaSets.add(replicaSet("rides-b", "b1", 2));
        pods.add(json("{'metadata':{'name':'p','uid':'p1','ownerReferences':[{'controller':true,'uid':'b1'}]},"
                + "'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True'}]}}"));
    }

    private List<Signal> signals(String pod) {
        return snapshot().workload("rides").orElseThrow().pods().stream()
                .filter(p -> p.name().equals(pod))
                .flatMap(p -> p.signals().stream())
                .toList();
    }

    private static JsonNode warning(String pod, String reason, String times) {
        return json("{'metadata':{'name':'w'},'involvedObject':{'uid':'" + pod + "'},'reason':'" + reason + "'," + times
                + "}");
    }

    private static JsonNode deployment(String status) {
        return json("{'metadata':{'name':'rides','uid':'d1','generation':3,'labels':{'ridewell.org/heal':'true'},"
                + "'annotations':{'deployment.kubernetes.io/revision':'2'}},'spec':{'replicas':2},'status':{" + status
                + "}}");
    }

    private static JsonNode replicaSet(String name, String uid, int revision) {
        return json("{'metadata':{'name':'" + name + "','uid':'" + uid
                + "','annotations':{'deployment.kubernetes.io/revision':'" + revision
                + "'},'ownerReferences':[{'controller':true,'uid':'d1'}]}}");
    }

    private Snapshot snapshot() {
        ClusterView view =
                new ClusterView(deployments, replicaSets, pods, nodes, List.of(), List.of(), controls, warnings);
        return new SnapshotAssembly(view, (uid, name) -> List.<Signal>of())
                .at(NOW, new Monitoring(false, null, NOW, NOW), List.of());
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace("\\\\'", "\\\"").replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
