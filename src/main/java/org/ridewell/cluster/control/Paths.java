package org.ridewell.cluster.control;

/** Where things are in the API server, for one namespace. */
record Paths(String namespace) {

    String pods() {
        return core("pods");
    }

    String pod(String name) {
        return pods() + "/" + name;
    }

    String events() {
        return core("events");
    }

    String configMaps() {
        return core("configmaps");
    }

    String deployments() {
        return "/apis/apps/v1/namespaces/" + namespace + "/deployments";
    }

    String deployment(String name) {
        return deployments() + "/" + name;
    }

    String replicaSets() {
        return "/apis/apps/v1/namespaces/" + namespace + "/replicasets";
    }

    String scalers() {
        return "/apis/autoscaling/v2/namespaces/" + namespace + "/horizontalpodautoscalers";
    }

    String disruptionBudgets() {
        return "/apis/policy/v1/namespaces/" + namespace + "/poddisruptionbudgets";
    }

    static String nodes() {
        return "/api/v1/nodes";
    }

    private String core(String kind) {
        return "/api/v1/namespaces/" + namespace + "/" + kind;
    }
}
