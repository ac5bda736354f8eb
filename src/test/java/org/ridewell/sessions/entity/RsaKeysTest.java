package org.ridewell.sessions.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaKeysTest {

    @Test
    void computesThePublicHalfFromThePrivateOne() {
        KeyPair made = RsaKeys.generate();
        assertThat(RsaKeys.parse(RsaKeys.pem(made.getPrivate())).getPublic()).isEqualTo(made.getPublic());
    }

    @Test
    void readsAKeyWhoseLinesAnEnvironmentFlattened() {
        KeyPair made = RsaKeys.generate();
        String flat = RsaKeys.pem(made.getPrivate()).replace("\n", "\\n");
        assertThat(RsaKeys.parse(flat).getPublic()).isEqualTo(made.getPublic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    void refusesSomethingElseWithoutQuotingIt(String key) {
        assertThatThrownBy(() -> RsaKeys.parse(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("AAAA")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesAWeakKey() throws Exception {
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(1024);
        String pem = RsaKeys.pem(weak.generateKeyPair().getPrivate());
        assertThatThrownBy(() -> RsaKeys.parse(pem)).hasMessageContaining("2048");
    }
}
