package org.ridewell.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.ActResult;
import org.ridewell.remedies.entity.ActResult.Status;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;

/** Each verb of the adapter against a real API server, with what goes wrong in between. */
class ActsIT extends AgainstApiServer {

    private FaultyProxy proxy;
    private ClusterFixture cluster;
    private PodActs pods;
    private WorkloadActs workloads;
    private ActEvents events;
    private Clients clients;
    private final AtomicBoolean leads = new AtomicBoolean(true);

    @BeforeEach
    void connect() throws IOException {
        cluster = new ClusterFixture(server);
        proxy = new FaultyProxy(server);
        clients = ClusterFixture.clients(server, proxy.url(), epoch -> leads.get() && epoch == 7);
        Clock clock = Clock.systemUTC();
        pods = new PodActs(clients.reading(), clients.acting(), cluster.paths, clock);
        workloads = new WorkloadActs(clients.reading(), clients.acting(), cluster.paths);
        events = new ActEvents(clients.acting(), cluster.paths, "test", clock);
    }

    @AfterEach
    void disconnect() {
        proxy.close();
    }

    @Nested
    class Quarantine {

        @Test
        void takesTheSelectedLabelsOffAndLeavesItsMark() throws IOException {
            ActResult result = pods.quarantine(cluster.act(Remedy.QUARANTINE, Map.of()), false);

            assertThat(result.status()).as(result.detail()).isEqualTo(Status.DONE);
            JsonNode pod = cluster.pod();
            assertThat(Marks.label(pod, "app.kubernetes.io/component")).isEmpty();
            assertThat(Marks.label(pod, "app.kubernetes.io/name")).isEqualTo("ridewell");
            JsonNode mark = Marks.quarantine(pod);
            assertThat(mark.path("incident").asText()).isEqualTo("incident-1");
            assertThat(mark.path("workload").asText()).isEqualTo("rides");
            assertThat(mark.path("revision").asText()).isEqualTo("rides-new");
            assertThat(mark.path("labels").path("app.kubernetes.io/component").asText())
                    .isEqualTo("rides");
            assertThat(Instant.parse(mark.path("time").asText())).isBefore(Instant.now());
            assertThat(Marks.annotation(pod, Marks.EPOCH)).isEqualTo("7");
        }

        @Test
        void putsTheLabelsBack() throws IOException {
            Act act = cluster.act(Remedy.QUARANTINE, Map.of());
            String undo = pods.quarantine(act, false).undo();

            ActResult undone = pods.unquarantine(act, undo);

            assertThat(undone.status()).as(undone.detail()).isEqualTo(Status.DONE);
            assertThat(Marks.label(cluster.pod(), "app.kubernetes.io/component"))
                    .isEqualTo("rides");
            assertThat(Marks.quarantine(cluster.pod()).isMissingNode()).isTrue();
            assertThat(pods.unquarantine(act, undo).status()).isEqualTo(Status.DONE);
        }

        @Test
        void isDoneOnceForOneDecision() throws IOException {
            Act act = cluster.act(Remedy.QUARANTINE, Map.of());
            String first = pods.quarantine(act, false).undo();
            ActResult again = pods.quarantine(act, false);

            assertThat(again.status()).isEqualTo(Status.DONE);
            assertThat(again.undo()).isEqualTo(first);
            assertThat(proxy.writes()).hasSize(1);
        }

        @Test
        void leavesAPodThatOnlyHasTheSameNameAlone() throws IOException {
            Target other = new Target("Pod", "rides-new-a", "another-uid", null, "rides");
            ActResult result = pods.quarantine(new Act(Remedy.QUARANTINE, other, "i", "d", 7, Map.of()), false);

            assertThat(result.status()).isEqualTo(Status.GONE);
            assertThat(proxy.writes()).isEmpty();
        }

        @Test
        void leavesADeploymentWithoutTheHealLabelAlone() throws IOException {
            cluster.merge(cluster.paths.deployment("rides"), "{'metadata':{'labels':{'ridewell.org/heal':null}}}");

            assertThat(pods.quarantine(cluster.act(Remedy.QUARANTINE, Map.of()), false)
                            .status())
                    .isEqualTo(Status.FAILED);
            assertThat(proxy.writes()).isEmpty();
        }

        @Test
        void writesNothingInADryRun() throws IOException {
            ActResult result = pods.quarantine(cluster.act(Remedy.QUARANTINE, Map.of()), true);

            assertThat(result.status()).isEqualTo(Status.DONE);
            assertThat(Marks.quarantine(cluster.pod()).isMissingNode()).isTrue();
        }

        @Test
        void sendsNothingWhenTheLeaseIsNotOurs() throws IOException {
            leads.set(false);
            try {
                pods.quarantine(cluster.act(Remedy.QUARANTINE, Map.of()), false);
                org.junit.jupiter.api.Assertions.fail("it was sent");
            } catch (IOException e) {
                assertThat(Answers.silent(e).status()).isEqualTo(Status.NOT_LEADING);
            }
            assertThat(proxy.writes()).isEmpty();
        }

        @Test
        void sendsNothingInAnEpochThatIsOver() throws IOException {
            Target target = new Target("Pod", "rides-new-a", cluster.podUid, null, "rides");
            try {
                pods.quarantine(new Act(Remedy.QUARANTINE, target, "i", "d", 6, Map.of()), false);
                org.junit.jupiter.api.Assertions.fail("it was sent");
            } catch (IOException e) {
                assertThat(Answers.silent(e).status()).isEqualTo(Status.NOT_LEADING);
            }
        }

        @Test
        void standsFieldsThatItDoesNotKnow() throws IOException {
            proxy.addUnknownFields();

            assertThat(pods.quarantine(cluster.act(Remedy.QUARANTINE, Map.of()), false)
                            .status())
                    .isEqualTo(Status.DONE);
        }

        @ParameterizedTest
        @CsvSource({"404,GONE", "410,GONE", "409,CONFLICT", "412,CONFLICT", "422,CONFLICT", "429,FAILED", "500,FAILED"})
        void isDecidedByTheStatusOfItsWrite(int status, Status meaning) throws IOException {
            proxy.answer("PATCH", "/pods/", status, 1);

            ActResult result = pods.quarantine(cluster.act(Remedy.QUARANTINE, Map.of()), false);

            assertThat(result.status()).isEqualTo(meaning);
            assertThat(result.http()).isEqualTo(status);
            assertThat(proxy.writes()).as("nothing is sent twice").isEmpty();
        }

        @Test
        void givesUpOnAServerThatDoesNotAnswer() {
            proxy.answer("PATCH", "/pods/", 0, 5);
            long began = System.nanoTime();
            try {
                pods.quarantine(cluster.act(Remedy.QUARANTINE, Map.of()), false);
                org.junit.jupiter.api.Assertions.fail("it ended as if it were answered");
            } catch (IOException e) {
                assertThat(Answers.silent(e).status()).isEqualTo(Status.FAILED);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
        }

        @Test
        void losesARaceAgainstAnotherWriter() throws IOException {
            JsonNode read = cluster.pod();
            cluster.merge(cluster.paths.pod("rides-new-a"), "{'metadata':{'annotations':{'someone':'else'}}}");
            KubernetesApi.Answer answer = cluster.admin.patch(
                    cluster.paths.pod("rides-new-a"),
                    KubernetesApi.JSON_PATCH,
                    Patch.of(read, 7).annotation("x", "y").json(),
                    false);

            assertThat(Answers.refused(answer).status()).as(answer.message()).isEqualTo(Status.CONFLICT);
        }
    }

    @Nested
    class Restart {

        @Test
        void evictsThePod() throws IOException {
            ActResult result = pods.evict(cluster.act(Remedy.RESTART, Map.of()), false);

            assertThat(result.status()).as(result.detail()).isEqualTo(Status.DONE);
            assertThat(result.http()).isEqualTo(201);
            assertThat(cluster.admin
                            .get(cluster.paths.pod("rides-new-a"), Map.of())
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void isBlockedByADisruptionBudgetAndNeverDeletes() throws IOException {
            cluster.status(
                    cluster.paths.pod("rides-new-a"),
                    "{'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True'}]}}");
            cluster.forbidDisruption();

            ActResult result = pods.evict(cluster.act(Remedy.RESTART, Map.of()), false);

            assertThat(result.status()).as(result.detail()).isEqualTo(Status.BLOCKED);
            assertThat(result.http()).isEqualTo(429);
            assertThat(proxy.writes()).noneMatch(w -> w.startsWith("DELETE"));
            assertThat(Marks.uid(cluster.pod())).isEqualTo(cluster.podUid);
        }

        @Test
        void evictsAPodInQuarantine() throws IOException {
            pods.quarantine(cluster.act(Remedy.QUARANTINE, Map.of()), false);

            assertThat(pods.evict(cluster.act(Remedy.RESTART, Map.of()), false).status())
                    .isEqualTo(Status.DONE);
        }

        @Test
        void keepsThePodInADryRun() throws IOException {
            assertThat(pods.evict(cluster.act(Remedy.RESTART, Map.of()), true).status())
                    .isEqualTo(Status.DONE);
            assertThat(Marks.uid(cluster.pod())).isEqualTo(cluster.podUid);
        }

        @Test
        void tellsABusyServerFromABudget() throws IOException {
            proxy.answer("POST", "/eviction", 429, 1);

            assertThat(pods.evict(cluster.act(Remedy.RESTART, Map.of()), false).status())
                    .isEqualTo(Status.FAILED);
        }
    }

    @Nested
    class RollBack {

        private final Map<String, String> toOld = Map.of("toRevision", "rides-old", "fromRevision", "rides-new");

        @Test
        void putsTheTemplateOfTheRevisionBefore() throws IOException {
            ActResult result = workloads.rollBack(cluster.act(Remedy.ROLL_BACK, toOld), false);

            assertThat(result.status()).as(result.detail()).isEqualTo(Status.DONE);
            JsonNode template =
                    cluster.read(cluster.paths.deployment("rides")).path("spec").path("template");
            assertThat(template.path("spec")
                            .path("containers")
                            .path(0)
                            .path("image")
                            .asText())
                    .isEqualTo("good");
            assertThat(template.path("metadata").path("labels").has("pod-template-hash"))
                    .isFalse();
        }

        @Test
        void refusesWhenAnotherRevisionIsCurrentByNow() throws IOException {
            cluster.merge(
                    cluster.paths.deployment("rides"),
                    "{'metadata':{'annotations':{'deployment.kubernetes.io/revision':'3'}}}");

            assertThat(workloads
                            .rollBack(cluster.act(Remedy.ROLL_BACK, toOld), false)
                            .status())
                    .isEqualTo(Status.CONFLICT);
            assertThat(proxy.writes()).isEmpty();
        }

        @Test
        void refusesARevisionOfAnotherDeployment() throws IOException {
            Map<String, String> unknown = Map.of("toRevision", "nothing", "fromRevision", "rides-new");

            assertThat(workloads
                            .rollBack(cluster.act(Remedy.ROLL_BACK, unknown), false)
                            .status())
                    .isEqualTo(Status.GONE);
        }

        @Test
        void standsFieldsThatItDoesNotKnow() throws IOException {
            proxy.addUnknownFields();

            assertThat(workloads
                            .rollBack(cluster.act(Remedy.ROLL_BACK, toOld), false)
                            .status())
                    .isEqualTo(Status.DONE);
        }
    }

    @Nested
    class ScaleOut {

        @Test
        void raisesTheFloorAndRemembersWhatItWas() throws IOException {
            cluster.autoscaler(2, 6);
            Act act = cluster.act(Remedy.SCALE_OUT, Map.of("scaler", "rides", "floor", "4", "fromFloor", "2"));

            ActResult result = workloads.scaleOut(act, false);

            assertThat(result.status()).as(result.detail()).isEqualTo(Status.DONE);
            JsonNode scaler = cluster.read(cluster.paths.scalers() + "/rides");
            assertThat(scaler.path("spec").path("minReplicas").asInt()).isEqualTo(4);
            assertThat(Marks.annotation(scaler, Marks.RESTING_FLOOR)).isEqualTo("2");

            assertThat(workloads.scaleBack(act, 2).status()).isEqualTo(Status.DONE);
            JsonNode back = cluster.read(cluster.paths.scalers() + "/rides");
            assertThat(back.path("spec").path("minReplicas").asInt()).isEqualTo(2);
            assertThat(Marks.annotation(back, Marks.RESTING_FLOOR)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"0", "7"})
        void staysWithinTheBounds(String floor) throws IOException {
            cluster.autoscaler(2, 6);
            Act act = cluster.act(Remedy.SCALE_OUT, Map.of("scaler", "rides", "floor", floor));

            assertThat(workloads.scaleOut(act, false).status()).isEqualTo(Status.FAILED);
            assertThat(proxy.writes()).isEmpty();
        }

        @Test
        void scalesTheDeploymentWhereThereIsNoAutoscaler() throws IOException {
            ActResult result = workloads.scaleOut(cluster.act(Remedy.SCALE_OUT, Map.of("floor", "3")), false);

            assertThat(result.status()).as(result.detail()).isEqualTo(Status.DONE);
            assertThat(cluster.read(cluster.paths.deployment("rides"))
                            .path("spec")
                            .path("replicas")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    /** What Quarantine shows of one verb, for each write of the adapter. */
    @Nested
    class EachWrite {

        private final Map<String, Answers.Write> writes = Map.of(
                "eviction", () -> pods.evict(cluster.act(Remedy.RESTART, Map.of()), false),
                "deployment", () -> workloads.rollBack(rollBack(), false),
                "replicas", () -> workloads.scaleOut(cluster.act(Remedy.SCALE_OUT, Map.of("floor", "3")), false),
                "autoscaler", () -> workloads.scaleOut(raise(), false),
                "unquarantine", () -> pods.unquarantine(quarantine(), labelsTaken()),
                "bundled", () -> pods.bundled("rides-new-a", cluster.podUid, "bundle-1", 7),
                "rollForward", () -> workloads.rollForward(rollBack(), "rides-new"),
                "scaleBack", () -> workloads.scaleBack(raise(), 2));

        private Act quarantine() {
            return cluster.act(Remedy.QUARANTINE, Map.of());
        }

        private Act rollBack() {
            return cluster.act(Remedy.ROLL_BACK, Map.of("toRevision", "rides-old", "fromRevision", "rides-new"));
        }

        private Act raise() {
            return cluster.act(Remedy.SCALE_OUT, Map.of("scaler", "rides", "floor", "4"));
        }

        private String labelsTaken() throws IOException {
            return Marks.quarantine(cluster.pod()).path("labels").toString();
        }

        /** What the write finds: where it takes an act back, that act of the leader before, done past the proxy. */
        private void prepare(String write) throws IOException {
            cluster.autoscaler(2, 6);
            PodActs pastPods = new PodActs(cluster.admin, cluster.admin, cluster.paths, Clock.systemUTC());
            WorkloadActs past = new WorkloadActs(cluster.admin, cluster.admin, cluster.paths);
            switch (write) {
                case "unquarantine" -> pastPods.quarantine(earlier(quarantine()), false);
                case "rollForward" -> {
                    past.rollBack(earlier(rollBack()), false);
                    // as its controller would say which revision that is
                    cluster.merge(
                            cluster.paths.deployment("rides"),
                            "{'metadata':{'annotations':{'deployment.kubernetes.io/revision':'1'}}}");
                }
                case "scaleBack" -> past.scaleOut(earlier(raise()), false);
                default -> {}
            }
        }

        private static Act earlier(Act act) {
            return new Act(act.remedy(), act.target(), act.incident(), act.decision(), 6, act.parameters());
        }

        private ActResult written(String write) {
            return Answers.written(Objects.requireNonNull(writes.get(write)));
        }

        static Stream<Arguments> faults() {
            Map<Integer, Status> meanings = new LinkedHashMap<>();
            List.of(404, 410).forEach(s -> meanings.put(s, Status.GONE));
            List.of(409, 412, 422).forEach(s -> meanings.put(s, Status.CONFLICT));
            List.of(429, 500, 0).forEach(s -> meanings.put(s, Status.FAILED));
            return Stream.of(
                            "eviction POST /eviction",
                            "deployment PATCH /deployments/rides",
                            "replicas PATCH /deployments/rides",
                            "autoscaler PATCH /horizontalpodautoscalers/",
                            "unquarantine PATCH /pods/",
                            "bundled PATCH /pods/",
                            "rollForward PATCH /deployments/rides",
                            "scaleBack PATCH /horizontalpodautoscalers/")
                    .map(w -> w.split(" ", -1))
                    .flatMap(w -> meanings.entrySet().stream()
                            .map(m -> Arguments.of(w[0], w[1], w[2], m.getKey(), m.getValue())));
        }

        @ParameterizedTest
        @MethodSource("faults")
        void isDecidedByItsStatusOrSilence(String write, String method, String path, int status, Status meaning)
                throws IOException {
            prepare(write);
            proxy.answer(method, path, status, 1);

            ActResult result = written(write);

            assertThat(result.status()).as(result.detail()).isEqualTo(meaning);
            assertThat(result.http()).isEqualTo(status);
            assertThat(proxy.writes()).as("nothing is sent twice").isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "eviction,/pods/",
            "deployment,/deployments/",
            "deployment,/replicasets/",
            "autoscaler,/horizontalpodautoscalers/",
            "unquarantine,/pods/",
            "bundled,/pods/",
            "rollForward,/deployments/",
            "rollForward,/replicasets/",
            "scaleBack,/deployments/",
            "scaleBack,/horizontalpodautoscalers/"
        })
        void isNotSentWhenItsTargetCannotBeRead(String write, String path) throws IOException {
            prepare(write);
            proxy.answer("GET", path, 500, 5);

            assertThat(written(write).status()).isNotEqualTo(Status.DONE);
            assertThat(proxy.writes()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "eviction",
                    "deployment",
                    "replicas",
                    "autoscaler",
                    "unquarantine",
                    "bundled",
                    "rollForward",
                    "scaleBack"
                })
        void standsFieldsThatItDoesNotKnow(String write) throws IOException {
            prepare(write);
            proxy.addUnknownFields();

            ActResult result = written(write);
            assertThat(result.status()).as(result.detail()).isEqualTo(Status.DONE);
            assertThat(proxy.writes()).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({
            "deployment,deployments",
            "replicas,deployments",
            "autoscaler,horizontalpodautoscalers",
            "unquarantine,pods",
            "bundled,pods",
            "rollForward,deployments",
            "scaleBack,horizontalpodautoscalers"
        })
        void leavesItsEpochOnTheObjectAndNotInItsTemplate(String write, String kind) throws IOException {
            prepare(write);

            ActResult result = written(write);

            assertThat(result.status()).as(result.detail()).isEqualTo(Status.DONE);
            JsonNode object =
                    switch (kind) {
                        case "pods" -> cluster.pod();
                        case "deployments" -> cluster.read(cluster.paths.deployment("rides"));
                        default -> cluster.read(cluster.paths.scalers() + "/rides");
                    };
            assertThat(Marks.annotation(object, Marks.EPOCH)).isEqualTo("7");
            assertThat(object.path("spec").toString()).doesNotContain(Marks.EPOCH);
        }

        /** What the watchdog's memory is made of; what it makes of an answer is its own affair. */
        @ParameterizedTest
        @CsvSource({"404,GONE", "409,CONFLICT", "410,GONE", "422,CONFLICT", "429,FAILED", "500,FAILED", "0,FAILED"})
        void aConfigMapIsReadAndWrittenWithAnAnswerForEachFault(int status, Status meaning) throws IOException {
            String path = cluster.paths.configMaps() + "/watchdog-memory";
            cluster.create(
                    cluster.paths.configMaps(),
                    "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'watchdog-memory'}}");
            KubernetesApi acting = clients.acting().inEpoch(7);
            JsonNode read = acting.get(path, Map.of()).body();
            proxy.answer("GET", path, status, 1);
            proxy.answer("PUT", path, status, 1);

            assertThat(Answers.written(() -> Answers.of(acting.get(path, Map.of()), "read", null))
                            .status())
                    .isEqualTo(meaning);
            assertThat(Answers.written(() -> Answers.of(acting.put(path, read), "written", null))
                            .status())
                    .isEqualTo(meaning);
            assertThat(proxy.writes()).isEmpty();
            assertThat(acting.put(path, read).isDone()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"eviction", "deployment", "replicas", "autoscaler"})
        void isTriedInADryRunThatChangesNothing(String write) throws IOException {
            cluster.autoscaler(2, 6);
            List<String> objects = List.of(
                    cluster.paths.pods(),
                    cluster.paths.deployments(),
                    cluster.paths.replicaSets(),
                    cluster.paths.scalers());
            List<JsonNode> before = read(objects);
            Map<String, Answers.Write> rehearsals = Map.of(
                    "eviction", () -> pods.evict(cluster.act(Remedy.RESTART, Map.of()), true),
                    "deployment", () -> workloads.rollBack(rollBack(), true),
                    "replicas", () -> workloads.scaleOut(cluster.act(Remedy.SCALE_OUT, Map.of("floor", "3")), true),
                    "autoscaler", () -> workloads.scaleOut(raise(), true));

            ActResult result = Answers.written(Objects.requireNonNull(rehearsals.get(write)));

            assertThat(result.status()).as(result.detail()).isEqualTo(Status.DONE);
            assertThat(proxy.writes()).singleElement().asString().contains("dryRun=All");
            assertThat(read(objects)).isEqualTo(before);
        }

        private List<JsonNode> read(List<String> collections) throws IOException {
            List<JsonNode> items = new ArrayList<>();
            for (String collection : collections) {
                items.add(cluster.read(collection).path("items"));
            }
            return items;
        }

        @ParameterizedTest
        @ValueSource(ints = {404, 409, 410, 422, 429, 500, 0})
        void anEventThatIsNotTakenChangesNothing(int status) throws IOException {
            proxy.answer("POST", "/events", status, 1);
            Act act = cluster.act(Remedy.QUARANTINE, Map.of());

            events.tell(act, ActResult.done(200, "out", null), false);

            assertThat(cluster.read(cluster.paths.events()).path("items")).isEmpty();
            events.tell(act, ActResult.done(200, "out", null), false);
            assertThat(cluster.read(cluster.paths.events()).path("items")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"Dependency,payment-gateway", "Fleet,fleet", "Node,node-1"})
    void mirrorsAnActOnWhatIsNoObjectHereOnTheWatchdogsDeployment(String kind, String name) throws IOException {
        Act act = new Act(Remedy.PAGE, new Target(kind, name, null, null, null), "i", "d", 7, Map.of());
        events.tell(act, ActResult.done(0, "a human is called", null), false);

        JsonNode about =
                cluster.read(cluster.paths.events()).path("items").path(0).path("involvedObject");
        assertThat(about.path("kind").asText() + "/" + about.path("name").asText())
                .isEqualTo("Deployment/watchdog");
    }

    @Test
    void mirrorsAnActAsOneEventWithItsEpoch() throws IOException {
        Act act = cluster.act(Remedy.QUARANTINE, Map.of());
        ActResult result = pods.quarantine(act, false);
        events.tell(act, result, false);
        events.tell(act, result, false);

        JsonNode told = cluster.read(cluster.paths.events()).path("items");
        assertThat(told).hasSize(1);
        assertThat(told.path(0).path("reportingComponent").asText()).isEqualTo("ridewell-watchdog");
        assertThat(told.path(0).path("involvedObject").path("uid").asText()).isEqualTo(cluster.podUid);
        assertThat(KubernetesApi.parse(Marks.annotation(told.path(0), Marks.ACT)))
                .isEqualTo(KubernetesApi.parse("{\"incident\":\"incident-1\",\"decision\":\"decision-1\","
                        + "\"remedy\":\"QUARANTINE\",\"epoch\":7}"));
    }
}
