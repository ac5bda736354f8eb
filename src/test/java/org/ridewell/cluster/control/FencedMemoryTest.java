package org.ridewell.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridewell.guards.entity.Ledger;
import org.ridewell.watchdog.control.MemoryStore;
import org.ridewell.watchdog.entity.Memory;

/** One object, written with its version as precondition by leaders who may believe too long that they lead. */
class FencedMemoryTest {

    private final FakeCell cell = new FakeCell();
    private final FencedMemory ours = new FencedMemory(cell);
    private final FencedMemory theirs = new FencedMemory(cell);

    private static final class FakeCell implements FencedMemory.Cell {

        private ObjectNode object = JsonNodeFactory.instance.objectNode();
        private int version;
        private boolean losesAnswers;

        @Override
        public ObjectNode read() {
            return object.deepCopy();
        }

        @Override
        public Optional<ObjectNode> write(ObjectNode next, long epoch) throws IOException {
            if (next.path("version").asInt() != version) {
                return Optional.empty();
            }
            version++;
            object = next.deepCopy();
            object.put("version", version);
            if (losesAnswers) {
                throw new IOException("timeout");
            }
            return Optional.of(object.deepCopy());
        }
    }

    private static Memory memory(long version, long epoch) {
        return new Memory(version, epoch, List.of(), Ledger.EMPTY);
    }

    @Test
    void isReadAsItWasSaved() throws IOException {
        assertThat(ours.load()).isEmpty();
        ours.save(memory(1, 7));
        ours.save(memory(2, 7));
        assertThat(theirs.load()).contains(memory(2, 7));
    }

    @Test
    void goesOnAfterItsOwnWriteWhoseAnswerWasLost() throws IOException {
        ours.load();
        cell.losesAnswers = true;
        assertThatThrownBy(() -> ours.save(memory(1, 7))).isInstanceOf(IOException.class);
        cell.losesAnswers = false;
        ours.save(memory(1, 7));
        ours.save(memory(2, 7));
        assertThat(theirs.load()).contains(memory(2, 7));
    }

    @Test
    void goesOnAfterAChangeOfSomethingElse() throws IOException {
        ours.load();
        ours.save(memory(1, 7));
        assertThat(cell.write(cell.read().put("label", "of somebody"), 0)).isPresent();
        ours.save(memory(2, 7));
        assertThat(theirs.load()).contains(memory(2, 7));
        assertThat(cell.read().path("label").asText()).isEqualTo("of somebody");
    }

    @Test
    void neverReplacesTheMemoryOfTheNextLeader() throws IOException {
        ours.load();
        ours.save(memory(8, 7));
        theirs.load();
        theirs.save(memory(9, 8));
        assertThatThrownBy(() -> ours.save(memory(9, 7))).isInstanceOf(MemoryStore.Superseded.class);
        assertThatThrownBy(() -> ours.save(memory(10, 7))).isInstanceOf(MemoryStore.Superseded.class);
        assertThat(ours.load()).contains(memory(9, 8));
        ours.save(memory(10, 9));
        assertThat(theirs.load()).contains(memory(10, 9));
    }

    @Test
    void noticesAWriteOfTheLeaderBeforeThatCameLate() throws IOException {
        ours.load();
        theirs.load();
        ours.save(memory(1, 7));
        assertThatThrownBy(() -> theirs.save(memory(1, 8))).isInstanceOf(MemoryStore.Superseded.class);
        assertThat(theirs.load()).contains(memory(1, 7));
    }
}
