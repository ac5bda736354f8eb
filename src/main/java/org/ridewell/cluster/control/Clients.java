package org.ridewell.cluster.control;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.ridewell.cluster.entity.ApiVerb;

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

    /** @param counted is told of each request as it leaves */
    static Clients of(Source source, LongPredicate leadsInEpoch, Consumer<ApiVerb> counted) throws IOException {
        return new Clients(
                client(source, counted, b -> b.callTimeout(CALL)),
                // an HTTP/2 connection that answers no ping is dead long before its read time-out
                client(source, counted, b -> b.readTimeout(WATCH.plusSeconds(5)).pingInterval(Duration.ofSeconds(5))),
                client(source, counted, b -> b.callTimeout(CALL)
                        .retryOnConnectionFailure(false)
                        .addNetworkInterceptor(new LeaseGate(leadsInEpoch))));
    }

    private static KubernetesApi client(
            Source source, Consumer<ApiVerb> counted, UnaryOperator<OkHttpClient.Builder> timing) throws IOException {
        ApiClient client = source.builder().setReadTimeout(CALL).build();
        OkHttpClient.Builder http = client.getHttpClient().newBuilder().connectTimeout(CONNECT);
        // behind the gate: what it holds back is no request
        client.setHttpClient(timing.apply(http)
                .addNetworkInterceptor(chain -> {
                    counted.accept(verb(chain.request()));
                    return chain.proceed(chain.request());
                })
                .build());
        return new KubernetesApi(client);
    }

    private static ApiVerb verb(Request request) {
        boolean watching = "true".equals(request.url().queryParameter("watch"));
        return ApiVerb.of(request.method(), request.url().pathSegments(), watching);
    }
}
