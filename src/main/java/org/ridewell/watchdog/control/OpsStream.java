package org.ridewell.watchdog.control;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ridewell.streaming.control.FrameWriter;

/** One open page of operations. Only the newest state matters: what a slow one could not take yet is replaced, so it costs one frame and no thread. */
public final class OpsStream {

    private final AtomicReference<byte @Nullable []> newest = new AtomicReference<>();
    private final FrameWriter writer;

    public OpsStream(AsyncContext async) throws IOException {
        writer = new FrameWriter(async, () -> newest.getAndSet(null));
        writer.begin();
    }

    public boolean isOpen() {
        return writer.isOpen();
    }

    public void show(String frame) {
        newest.set(frame.getBytes(StandardCharsets.UTF_8));
        writer.drain();
    }

    public void close() {
        writer.close();
    }
}
