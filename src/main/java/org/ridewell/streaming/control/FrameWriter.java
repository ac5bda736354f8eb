package org.ridewell.streaming.control;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes to one open browser without a thread of its own: frames are taken when the socket can take them, by whoever comes by, and no lock is held while the container is called. */
public final class FrameWriter implements WriteListener {

    private static final Logger LOG = Logger.getLogger(FrameWriter.class.getName());

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Frames frames;
    private final AtomicInteger drains = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private boolean dirty;

    public FrameWriter(AsyncContext async, Frames frames) throws IOException {
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        this.frames = frames;
    }

    /** What waits to be written. */
    public interface Frames {

        /** Takes the next one away; null when none waits. */
        byte @Nullable [] next();

        default void written(byte[] frame) {}

        /** None waits any more. */
        default void ranDry() {}

        /** Is the stream to be closed when none waits? */
        default boolean isOver() {
            return false;
        }

        default void closed() {}
    }

    /** From here on the container says when it can take more. */
    public void begin() {
        out.setWriteListener(this);
    }

    public boolean isOpen() {
        return open.get();
    }

    @Override
    public void onWritePossible() {
        drain();
    }

    @Override
    public void onError(Throwable broken) {
        LOG.log(Level.FINE, "a browser went away", broken);
        close();
    }

    /** One thread writes, the others only count. */
    public void drain() {
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
                byte[] frame = frames.next();
                if (frame != null) {
                    out.write(frame);
                    frames.written(frame);
                    dirty = true;
                    continue;
                }
                frames.ranDry();
                if (!dirty) {
                    if (frames.isOver()) {
                        close();
                    }
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
        frames.closed();
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "the container had closed it", e);
        }
    }
}
