package org.ridewell.cluster.control;

import java.io.IOException;
import java.util.function.LongPredicate;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The last look at the lease, between the open connection and the first byte of a write: a process that was frozen after its plan, or even after its checks, wakes up here and sends
 * nothing.
 */
final class LeaseGate implements Interceptor {

    private final LongPredicate leadsInEpoch;

    LeaseGate(LongPredicate leadsInEpoch) {
        this.leadsInEpoch = leadsInEpoch;
    }

    static final class NotLeading extends IOException {

        private static final long serialVersionUID = 1L;

        NotLeading() {
            super("the lease is not ours any more, or too old to act on");
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        @Nullable String epoch = chain.request().header(KubernetesApi.EPOCH);
        boolean writes = !"GET".equals(chain.request().method());
        if (writes && (epoch == null || !leadsInEpoch.test(Long.parseLong(epoch)))) {
            throw new NotLeading();
        }
        return chain.proceed(chain.request());
    }
}
