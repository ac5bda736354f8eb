package org.ridewell.accounts.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void onlyLocalModeHearsOfFewerRounds() {
        assertThat(Passwords.rounds(Optional.of(1), false)).isEqualTo(600_000);
        assertThat(Passwords.rounds(Optional.empty(), true)).isEqualTo(600_000);
        assertThat(Passwords.rounds(Optional.of(10_000), true)).isEqualTo(10_000);
    }
}
