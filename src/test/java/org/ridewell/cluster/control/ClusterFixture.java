package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.credentials.AccessTokenAuthentication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.ridewell.cluster.ApiServer;
import org.ridewell.cluster.entity.Marks;
import org.ridewell.remedies.entity.Act;
import org.ridewell.remedies.entity.Remedy;
import org.ridewell.remedies.entity.Target;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A namespace with one Deployment, two revisions of it and a pod, as the controllers would have made them. */
final class ClusterFixture {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long EPOCH = 7;

    final String namespace = "test-" + UUID.randomUUID().toString().substring(0, 8);
    final Paths paths = new Paths(namespace);
    final KubernetesApi admin;
    final String deploymentUid;
    final String podUid;

    ClusterFixture(ApiServer server) throws IOException {
        this(server, 9080);
    }

    /** @param port where the pod listens */
    ClusterFixture(ApiServer server, int port) throws IOException {
        admin = new KubernetesApi(builder(server, server.url()).build());
        create("/api/v1/namespaces", "{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'" + namespace + "'}}");
        deploymentUid = create(paths.deployments(), deployment());
        String old = create(paths.replicaSets(), replicaSet("rides-old", 1, "good"));
        String sick = create(paths.replicaSets(), replicaSet("rides-new", 2, "sick"));
        podUid = create(paths.pods(), pod("rides-new-a", "rides-new", sick, port));
        if (old.equals(sick)) {
            throw new IllegalStateException("two objects have one uid");
        }
    }

    /** One more pod of the newest revision; its uid. */
    String pod(String name, int port) throws IOException {
        String replicaSet = Marks.uid(read(paths.replicaSets() + "/rides-new"));
        return create(paths.pods(), pod(name, "rides-new", replicaSet, port));
    }

    /** As the kubelet reports a pod that runs on this machine. */
    void ready(String pod) throws IOException {
        status(
                paths.pod(pod),
                "{'status':{'phase':'Running','podIP':'127.0.0.1','podIPs':[{'ip':'127.0.0.1'}],'conditions':[{'type':'Ready','status':'True'}]}}");
    }

    static ClientBuilder builder(ApiServer server, String url) {
        return builder(url, server.token());
    }

    static ClientBuilder builder(String url, String token) {
        return new ClientBuilder()
                .setBasePath(url)
                .setVerifyingSsl(false)
                .setAuthentication(new AccessTokenAuthentication(token));
    }

    /** A token of the watchdog's ServiceAccount, which has the rights of {@code openshift/base} here and no other. */
    String watchdogToken() throws IOException {
        String rbac = "/apis/rbac.authorization.k8s.io/v1";
        String here = "/namespaces/" + namespace;
        String accounts = "/api/v1" + here + "/serviceaccounts";
        manifest("11-serviceaccount-watchdog.yaml", accounts);
        manifest("12-role-watchdog.yaml", rbac + here + "/roles");
        manifest("13-rolebinding-watchdog.yaml", rbac + here + "/rolebindings");
        manifest("14-clusterrole-watchdog-nodes.yaml", rbac + "/clusterroles");
        manifest("15-clusterrolebinding-watchdog-nodes.yaml", rbac + "/clusterrolebindings");
        KubernetesApi.Answer answer = admin.post(
                accounts + "/watchdog/token",
                MAPPER.readTree("{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{}}"),
                false);
        if (!answer.isDone()) {
            throw new IOException(answer.message());
        }
        return answer.body().path("status").path("token").asText();
    }

    /** As Kustomize would write it into this namespace. */
    private void manifest(String file, String path) throws IOException {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("openshift/base").resolve(file)));
        ObjectNode object = MAPPER.valueToTree(read);
        object.path("subjects").forEach(subject -> ((ObjectNode) subject).put("namespace", namespace));
        KubernetesApi.Answer answer = admin.post(path, object, false);
        if (!answer.isDone()) {
            throw new IOException(file + ": " + answer.message());
        }
    }

    static Clients clients(ApiServer server, String url, LongPredicate leads) throws IOException {
        return Clients.of(() -> builder(server, url), leads, verb -> {});
    }

    Act act(Remedy remedy, Map<String, String> parameters) {
        Target target = remedy == Remedy.QUARANTINE || remedy == Remedy.RESTART
                ? new Target("Pod", "rides-new-a", podUid, null, "rides")
                : new Target("Deployment", "rides", deploymentUid, null, "rides");
        return new Act(remedy, target, "incident-1", "decision-1", EPOCH, parameters);
    }

    JsonNode read(String path) throws IOException {
        return admin.get(path, Map.of()).body();
    }

    JsonNode pod() throws IOException {
        return read(paths.pod("rides-new-a"));
    }

    String create(String path, String json) throws IOException {
        KubernetesApi.Answer answer = admin.post(path, MAPPER.readTree(json.replace('\'', '"')), false);
        if (!answer.isDone()) {
            throw new IOException(answer.message());
        }
        return answer.body().path("metadata").path("uid").asText();
    }

    void merge(String path, String json) throws IOException {
        KubernetesApi.Answer answer =
                admin.patch(path, KubernetesApi.MERGE_PATCH, MAPPER.readTree(json.replace('\'', '"')), false);
        if (!answer.isDone()) {
            throw new IOException(answer.message());
        }
    }

    /** As the kubelet would report it. */
    void status(String path, String json) throws IOException {
        merge(path + "/status", json);
    }

    void autoscaler(int floor, int ceiling) throws IOException {
        create(
                paths.scalers(),
                "{'apiVersion':'autoscaling/v2','kind':'HorizontalPodAutoscaler','metadata':{'name':'rides'},'spec':{"
                        + "'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'rides'},'minReplicas':"
                        + floor
                        + ",'maxReplicas':" + ceiling + "}}");
    }

    /** A budget whose controller says that nothing may go now. */
    void forbidDisruption() throws IOException {
        create(
                paths.disruptionBudgets(),
                "{'apiVersion':'policy/v1','kind':'PodDisruptionBudget','metadata':{'name':'rides'},'spec':{"
                        + "'minAvailable':1,'selector':{'matchLabels':{'app.kubernetes.io/component':'rides'}}}}");
        status(
                paths.disruptionBudgets() + "/rides",
                "{'status':{'disruptionsAllowed':0,'currentHealthy':1,'desiredHealthy':1,'expectedPods':1,'observedGeneration':1}}");
    }

    private static String deployment() {
        return "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'rides','labels':{'ridewell.org/heal':'true'},"
                + "'annotations':{'deployment.kubernetes.io/revision':'2'}},'spec':{'replicas':2,'selector':{'matchLabels':{"
                + labels("") + "}},'template':" + template("", "sick") + "}}";
    }

    private String replicaSet(String name, int revision, String image) {
        String hash = ",'pod-template-hash':'" + name.substring(6) + "'";
        return "{'apiVersion':'apps/v1','kind':'ReplicaSet','metadata':{'name':'" + name
                + "','annotations':{'deployment.kubernetes.io/revision':'" + revision + "'},"
                + owner("apps/v1", "Deployment", "rides", deploymentUid)
                + "},'spec':{'replicas':1,'selector':{'matchLabels':{"
                + labels(hash) + "}},'template':" + template(hash, image) + "}}";
    }

    private static String pod(String name, String replicaSet, String uid, int port) {
        String hash = ",'pod-template-hash':'" + replicaSet.substring(6) + "'";
        return "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'" + name + "','labels':{" + labels(hash) + "},"
                + owner("apps/v1", "ReplicaSet", replicaSet, uid)
                + "},'spec':{'containers':[{'name':'ridewell','image':'sick','ports':[{'name':'http','containerPort':"
                + port + "}]}]}}";
    }

    private static String labels(String more) {
        return "'app.kubernetes.io/name':'ridewell','app.kubernetes.io/component':'rides'" + more;
    }

    private static String template(String hash, String image) {
        return "{'metadata':{'labels':{" + labels(hash) + "}},'spec':{'containers':[{'name':'ridewell','image':'"
                + image + "'}]}}";
    }

    private static String owner(String version, String kind, String name, String uid) {
        return "'ownerReferences':[{'apiVersion':'" + version + "','kind':'" + kind + "','name':'" + name + "','uid':'"
                + uid + "','controller':true}]";
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
