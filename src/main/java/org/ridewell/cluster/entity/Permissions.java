package org.ridewell.cluster.entity;

import java.util.List;

/** Every verb that the adapter uses, and nothing else: the manifests in {@code openshift/} are tested against this list in both directions. */
public final class Permissions {

    /**
     * @param resource as RBAC names them, with subresource
     * @param names empty for all
     * @param why what would not work without it
     */
    public record Rule(String group, String resource, List<String> names, List<String> verbs, String why) {}

    private static final List<String> FOLLOW = List.of("get", "list", "watch");

    private Permissions() {}

    /** In the one namespace that is healed. */
    public static List<Rule> inNamespace() {
        return List.of(
                new Rule(
                        "",
                        "pods",
                        List.of(),
                        List.of("get", "list", "watch", "patch"),
                        "mirror; quarantine and its undoing"),
                new Rule("", "pods/eviction", List.of(), List.of("create"), "restart, within the disruption budget"),
                new Rule("", "pods/log", List.of(), List.of("get"), "forensic bundle"),
                new Rule(
                        "",
                        "events",
                        List.of(),
                        List.of("create", "list", "watch"),
                        "one Event for each act; mirror of what Kubernetes warns of; forensic bundle"),
                new Rule("", "configmaps", List.of("watchdog-control"), List.of("list", "watch"), "the pause switch"),
                new Rule(
                        "",
                        "configmaps",
                        List.of("watchdog-memory"),
                        List.of("get", "update"),
                        "budgets and open incidents, for whoever leads next"),
                new Rule(
                        "apps",
                        "deployments",
                        List.of(),
                        List.of("get", "list", "watch", "patch"),
                        "mirror; roll back"),
                new Rule("apps", "replicasets", List.of(), FOLLOW, "mirror; the template of the revision before"),
                new Rule(
                        "autoscaling",
                        "horizontalpodautoscalers",
                        List.of(),
                        List.of("get", "list", "watch", "patch"),
                        "mirror; scale out"),
                new Rule("policy", "poddisruptionbudgets", List.of(), List.of("list", "watch"), "mirror"),
                new Rule(
                        "coordination.k8s.io",
                        "leases",
                        List.of(),
                        List.of("get", "create", "update"),
                        "leader election"));
    }

    /** Nodes belong to no namespace: they are looked at, and nothing of them is written. */
    public static List<Rule> inCluster() {
        return List.of(new Rule("", "nodes", List.of(), List.of("list", "watch"), "mirror"));
    }
}
