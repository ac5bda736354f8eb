package org.ridewell.watchdog.control;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One open page of operations. Only the newest state matters: what a slow one could not take yet is replaced, so it costs one frame and no thread. */
public final class OpsStream implements WriteListener {

    private static final Logger LOG = Logger.getLogger(OpsStream.class.getName());

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final AtomicReference<byte @Nullable []> newest = new AtomicReference<>();
    private final AtomicInteger drains = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private boolean dirty;

    public OpsStream(AsyncContext async) throws IOException {
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        out.setWriteListener(this);
    }

    public boolean isOpen() {
        return open.get();
    }

    public void show(String frame) {
        newest.set(frame.getBytes(StandardCharsets.UTF_8));
        drain();
    }

    @Override
    public void onWritePossible() {
        drain();
    }

    @Override
    public void onError(Throwable broken) {
        LOG.log(Level.FINE, "a page went away", broken);
        close();
    }

    /** One thread writes, the others only count. */
    private void drain() {
        if (drains.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            write();
            seen = drains.addAndGet(-seen);
        } while (seen != 0);
    }

    private void write() {
        try {
            while (open.get() && out.isReady()) {
                byte[] frame = newest.getAndSet(null);
                if (frame != null) {
                    out.write(frame);
                    dirty = true;
                    continue;
                }
                if (!dirty) {
                    return;
                }
                dirty = false;
                out.flush();
            }
        } catch (IOException | IllegalStateException e) {
            onError(e);
        }
    }

    public void close() {
        if (!open.compareAndSet(true, false)) {
            return;
        }
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "the container had closed it", e);
        }
    }
}
