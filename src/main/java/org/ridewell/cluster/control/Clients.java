package org.ridewell.cluster.control;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/**
 * The connections to the API server: one for watching, which may be silent for a while, and those for reading and acting, which may not. The client's own default is to wait for ever,
 * and to send a request again on another connection.
 *
 * @param acting passes {@link LeaseGate}; only what is done in an epoch gets through
 */
record Clients(KubernetesApi reading, KubernetesApi watching, KubernetesApi acting) {

    /** The server ends each watch after this. */
    static final Duration WATCH = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** A call with its connection: shorter than the lease's renew deadline. */
    private static final Duration CALL = Duration.ofSeconds(3);

    /** Makes one client of the library; each has connections of its own. */
    interface Source {

        ClientBuilder builder() throws IOException;

        /** The ServiceAccount of the pod, or {@code KUBECONFIG}. */
        static Source environment() {
            return ClientBuilder::standard;
        }
    }

    static Clients of(Source source, LongPredicate leadsInEpoch) throws IOException {
        return new Clients(
                client(source, b -> b.callTimeout(CALL)),
                // an HTTP/2 connection that answers no ping is dead long before its read time-out
                client(source, b -> b.readTimeout(WATCH.plusSeconds(5)).pingInterval(Duration.ofSeconds(5))),
                client(source, b -> b.callTimeout(CALL)
                        .retryOnConnectionFailure(false)
                        .addNetworkInterceptor(new LeaseGate(leadsInEpoch))));
    }

    private static KubernetesApi client(Source source, UnaryOperator<OkHttpClient.Builder> timing) throws IOException {
        ApiClient client = source.builder().setReadTimeout(CALL).build();
        OkHttpClient.Builder http = client.getHttpClient().newBuilder().connectTimeout(CONNECT);
        client.setHttpClient(timing.apply(http).build());
        return new KubernetesApi(client);
    }
}
