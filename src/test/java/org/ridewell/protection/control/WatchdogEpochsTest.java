package org.ridewell.protection.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchdogEpochsTest {

    private final WatchdogEpochs epochs = new WatchdogEpochs();
    private final List<String> heard = new ArrayList<>();

    @Test
    void listensToTheLatestEpochAndThoseThatFollow() {
        tell("first", 3L);
        tell("again", 3L);
        tell("next", 4L);
        assertThat(heard).containsExactly("first", "again", "next");
    }

    @Test
    void doesNothingThatAnEarlierEpochTells() {
        tell("later", 4L);
        tell("stale", 3L);
        tell("later again", 4L);
        assertThat(heard).containsExactly("later", "later again");
    }

    @Test
    void listensToAWatchdogThatDoesNotSayAndForgetsNothingOverIt() {
        tell("later", 4L);
        tell("silent", null);
        tell("stale", 3L);
        assertThat(heard).containsExactly("later", "silent");
    }

    private void tell(String what, @Nullable Long epoch) {
        boolean done = epochs.inOrder(epoch, () -> heard.add(what)).isPresent();
        assertThat(done).isEqualTo(heard.contains(what));
    }
}
