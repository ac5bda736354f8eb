package org.ridewell.problem.boundary;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.ridewell.problem.entity.Refusal;

/** No request body above 64 KiB is read, or above what its method's {@link MaxBody} says: 413, also when the length was not declared. */
@Provider
public class BodyLimit implements ContainerRequestFilter {

    /** Bytes; the largest honest request of a client stays below 4 KiB. */
    static final int LIMIT = 64 * 1024;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        MaxBody own = resource.getResourceMethod().getAnnotation(MaxBody.class);
        int limit = own == null ? LIMIT : own.value();
        if (request.getLength() > limit) {
            request.abortWith(Problem.response(tooLarge(limit)));
            return;
        }
        request.setEntityStream(new Bounded(request.getEntityStream(), limit));
    }

    private static Refusal tooLarge(int limit) {
        return Refusal.of(413, "too-large", "The body is too large", "body: must not exceed " + limit + " bytes")
                .withError("body", "must not exceed " + limit + " bytes");
    }

    private static final class Bounded extends FilterInputStream {
        private final int limit;
        private int left;

        Bounded(InputStream in, int limit) {
            super(in);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new WebApplicationException(Problem.response(tooLarge(limit)));
            }
        }
    }
}
