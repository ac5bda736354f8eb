package org.ridewell.accounts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final String EMAIL = "ada.lovelace@example.org";

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "ridewell-demo", "ünïcödé", "pässwörd mit 8", "abcdefg1", "        x y z"})
    void takesWhatNobodyGuessesFirst(String password) {
        assertThat(PasswordRules.broken(password.length() < 8 ? password + "1" : password, EMAIL))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "1234567", "12345678", "Password", "PASSWORD123", "aaaaaaaaaaaa", "abababababab"})
    void refusesShortAndCommonOnes(String password) {
        assertThat(PasswordRules.broken(password, EMAIL)).isPresent();
    }

    @Test
    void refusesTheAddressAndItsName() {
        assertThat(PasswordRules.broken("Ada.Lovelace", EMAIL))
                .hasValueSatisfying(rule -> assertThat(rule).contains("address"));
        assertThat(PasswordRules.broken("ADA.lovelace@example.org", EMAIL)).isPresent();
    }

    @Test
    void refusesWhatWouldCostTooMuchToRead() {
        String long129 = "abc".repeat(43);
        assertThat(PasswordRules.broken(long129, EMAIL))
                .hasValueSatisfying(rule -> assertThat(rule).contains("128"));
        assertThat(PasswordRules.broken(long129.substring(1), EMAIL)).isEmpty();
    }

    @Test
    void countsCharactersAndNotTheirHalves() {
        // four emoji are eight chars of Java, and four for whoever types them
        assertThat(PasswordRules.broken("🦊🐻🐼🐨", EMAIL)).isPresent();
    }
}
