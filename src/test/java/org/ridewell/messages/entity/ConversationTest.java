package org.ridewell.messages.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ridewell.rides.entity.Party;
import org.ridewell.rides.entity.RideState;

class ConversationTest {

    private static final Set<RideState> OPEN = Set.of(RideState.ACCEPTED, RideState.ARRIVED, RideState.STARTED);

    @ParameterizedTest
    @EnumSource(RideState.class)
    void isOpenWhileACaptainIsOnTheRide(RideState state) {
        assertThat(new Conversation("ride", "rider", "captain", state).isOpen()).isEqualTo(OPEN.contains(state));
    }

    @Test
    void hasNobodyToWriteToBeforeTheAcceptance() {
        Conversation talk = new Conversation("ride", "rider", null, RideState.REQUESTED);
        assertThat(talk.isOpen()).isFalse();
        assertThat(talk.otherThan("rider")).isNull();
    }

    @Test
    void goesFromEachSideToTheOther() {
        Conversation talk = new Conversation("ride", "rider", "captain", RideState.ACCEPTED);
        assertThat(talk.sideOf("rider")).isEqualTo(Party.RIDER);
        assertThat(talk.otherThan("rider")).isEqualTo("captain");
        assertThat(talk.sideOf("captain")).isEqualTo(Party.CAPTAIN);
        assertThat(talk.otherThan("captain")).isEqualTo("rider");
    }
}
