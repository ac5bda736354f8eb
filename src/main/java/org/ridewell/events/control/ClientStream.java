package org.ridewell.events.control;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ridewell.events.entity.OutboxEvent;
import org.ridewell.events.entity.StreamRequest;
import org.ridewell.streaming.control.FrameWriter;

/**
 * One open browser. Whoever has something for it puts it into the queue and never waits: non-blocking output takes it on
 * when the socket can. While too much waits, events stay in the outbox, positions are left out, and a client that takes
 * nothing for a minute is cut; it comes back with {@code Last-Event-ID}.
 */
public final class ClientStream {

    /** Bytes that may wait for one client: some hundred rides, some thousand positions. */
    private static final int BOUND = 128 * 1024;

    private static final Duration STUCK = Duration.ofMinutes(1);

    private final StreamRequest wanted;
    private final FrameWriter writer;
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingBytes = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicBoolean behind = new AtomicBoolean();
    private final AtomicLong cursor;
    private final Runnable caughtUp;
    private volatile long takenAt = System.nanoTime();
    private final long openedAt = System.nanoTime();

    /**
     * @param cursor the last id that the client has
     * @param caughtUp called when a client that was behind can take more
     */
    ClientStream(StreamRequest wanted, long cursor, AsyncContext async, Runnable caughtUp) throws IOException {
        this.caughtUp = caughtUp;
        this.wanted = wanted;
        this.cursor = new AtomicLong(cursor);
        this.writer = new FrameWriter(async, new Waiting());
    }

    void begin() {
        writer.begin();
    }

    private final class Waiting implements FrameWriter.Frames {

        @Override
        public byte @Nullable [] next() {
            return waiting.poll();
        }

        @Override
        public void written(byte[] frame) {
            waitingBytes.addAndGet(-frame.length);
            takenAt = System.nanoTime();
        }

        @Override
        public void ranDry() {
            if (behind.compareAndSet(true, false)) {
                caughtUp.run();
            }
        }

        @Override
        public boolean isOver() {
            return ending.get();
        }

        @Override
        public void closed() {
            waiting.clear();
        }
    }

    String audience() {
        return wanted.audience();
    }

    /** @param holder an account or a session */
    boolean isOf(String holder) {
        return holder.equals(wanted.audience()) || holder.equals(wanted.session());
    }

    long cursor() {
        return cursor.get();
    }

    boolean isOpen() {
        return writer.isOpen();
    }

    long ageNanos() {
        return System.nanoTime() - openedAt;
    }

    boolean follows(String ride) {
        return wanted.rideId() == null || ride.equals(wanted.rideId());
    }

    /**
     * Only the pump calls this, in the order of ids.
     *
     * @return false when too much waits: the event, and all after it, stay in the outbox until the client caught up
     */
    boolean tell(OutboxEvent event) {
        if (event.id() <= cursor.get()) {
            return true;
        }
        if (waitingBytes.get() > BOUND) {
            behind.set(true);
            // the queue may have run empty in between
            writer.drain();
            return false;
        }
        cursor.set(event.id());
        String ride = wanted.rideId();
        if (ride == null || (ride.equals(event.rideId()) && event.kind().equals("ride"))) {
            send(event.frame());
        }
        return true;
    }

    boolean isBehind() {
        return behind.get();
    }

    /** Tells a position or a heartbeat, which nobody misses who cannot take it now. */
    void mention(String frame) {
        if (waitingBytes.get() <= BOUND) {
            send(frame);
        }
    }

    boolean isStuck() {
        return waitingBytes.get() > 0 && System.nanoTime() - takenAt > STUCK.toNanos();
    }

    void send(String frame) {
        send(frame.getBytes(StandardCharsets.UTF_8));
    }

    private void send(byte[] frame) {
        if (!writer.isOpen() || ending.get()) {
            return;
        }
        if (waitingBytes.getAndAdd(frame.length) == 0) {
            takenAt = System.nanoTime();
        }
        waiting.add(frame);
        writer.drain();
    }

    /** Says goodbye and closes when everything went out: the client comes back after {@code retryMillis}. */
    void end(long retryMillis) {
        send("retry: " + retryMillis + "\n\n");
        ending.set(true);
        writer.drain();
    }

    void close() {
        writer.close();
    }
}
