package org.ridewell.idempotency.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "with blank", "\u00e9", "\u0007"})
    void refusesAKeyThatIsNone(String header) {
        int status = IdempotencyKey.of(header, "POST /rides", "{}").fold(key -> 0, refusal -> refusal.status());
        assertThat(status).isEqualTo(400);
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        String field = IdempotencyKey.of("k".repeat(201), "POST /rides", "{}")
                .fold(key -> "taken", refusal -> refusal.errors().get(0).field());
        assertThat(field).isEqualTo("Idempotency-Key");
    }

    @Test
    void mayBeLeftOutWhereItIsOptional() {
        assertThat(optional(null)).isEqualTo("none");
        assertThat(optional("key")).isEqualTo("key");
        assertThat(optional(" ")).isEqualTo("refused");
    }

    private static String optional(@Nullable String header) {
        return IdempotencyKey.optional(header, "POST /feedback", "{}")
                .fold(key -> key.map(IdempotencyKey::value).orElse("none"), refusal -> "refused");
    }

    @Test
    void tellsBodiesAndOperationsApart() {
        String hash = hash("POST /rides", "{\"a\":1}");
        assertThat(hash("POST /rides", "{\"a\":1}")).isEqualTo(hash);
        assertThat(hash("POST /rides", "{\"a\":2}")).isNotEqualTo(hash);
        assertThat(hash("POST /me/wallet/top-ups", "{\"a\":1}")).isNotEqualTo(hash);
    }

    private static String hash(String operation, String body) {
        return IdempotencyKey.of("key", operation, body).fold(IdempotencyKey::bodyHash, refusal -> "refused");
    }
}
