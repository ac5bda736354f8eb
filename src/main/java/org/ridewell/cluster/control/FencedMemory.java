package org.ridewell.cluster.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ridewell.record.entity.CanonicalJson;
import org.ridewell.watchdog.control.MemoryStore;
import org.ridewell.watchdog.entity.Memory;

/**
 * A memory in an object that is written with its resourceVersion as precondition. A conflict has three causes: a write of ours that was taken while its answer was lost, a change to
 * something else of the object, and another leader's memory. Only the first two are written over.
 */
final class FencedMemory {

    private static final String KEY = "memory.json";

    /** Where the object is. */
    interface Cell {

        ObjectNode read() throws IOException;

        /** Empty when the object is not the one any more that {@code next} was made from. */
        Optional<ObjectNode> write(ObjectNode next, long epoch) throws IOException;
    }

    private final Cell cell;
    private @Nullable ObjectNode last;

    FencedMemory(Cell cell) {
        this.cell = cell;
    }

    synchronized Optional<Memory> load() throws IOException {
        ObjectNode found = cell.read();
        Optional<Memory> memory = Optional.ofNullable(text(found)).map(Memory::read);
        last = found;
        return memory;
    }

    synchronized void save(Memory memory) throws IOException {
        ObjectNode before = last;
        if (before == null) {
            throw new IOException("the memory was not loaded yet");
        }
        ObjectNode written = cell.write(with(before, memory), memory.epoch()).orElse(null);
        last = written == null ? again(before, memory) : written;
    }

    private ObjectNode again(ObjectNode before, Memory memory) throws IOException {
        ObjectNode found = cell.read();
        String there = text(found);
        boolean known = there == null ? text(before) == null : there.equals(text(before)) || isOurs(there, memory);
        if (!known) {
            throw new MemoryStore.Superseded("another leader's memory is there");
        }
        return cell.write(with(found, memory), memory.epoch())
                .orElseThrow(() -> new IOException("the memory changes while it is written"));
    }

    /** There is one leader in an epoch: what is there of the same one was written by this process. */
    private static boolean isOurs(String there, Memory memory) {
        try {
            Memory found = Memory.read(there);
            return found.epoch() == memory.epoch() && found.version() <= memory.version();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ObjectNode with(ObjectNode object, Memory memory) {
        ObjectNode next = object.deepCopy();
        next.withObject("/data").put(KEY, CanonicalJson.of(memory));
        return next;
    }

    private static @Nullable String text(ObjectNode object) {
        return object.path("data").path(KEY).asText(null);
    }
}
