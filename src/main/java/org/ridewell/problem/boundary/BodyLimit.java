package org.ridewell.problem.boundary;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.ridewell.problem.entity.Refusal;

/** No request body above 64 KiB is read: 413, also when the length was not declared. */
@Provider
public class BodyLimit implements ContainerRequestFilter {

    /** Bytes; the largest honest request of the API stays below 4 KiB. */
    static final int LIMIT = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > LIMIT) {
            request.abortWith(Problem.response(tooLarge()));
            return;
        }
        request.setEntityStream(new Bounded(request.getEntityStream()));
    }

    private static Refusal tooLarge() {
        return Refusal.of(413, "too-large", "The body is too large", "body: must not exceed " + LIMIT + " bytes")
                .withError("body", "must not exceed " + LIMIT + " bytes");
    }

    private static final class Bounded extends FilterInputStream {
        private int left = LIMIT;

        Bounded(InputStream in) {
            super(in);
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
                throw new WebApplicationException(Problem.response(tooLarge()));
            }
        }
    }
}
