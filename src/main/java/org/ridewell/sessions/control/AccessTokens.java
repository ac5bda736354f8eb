package org.ridewell.sessions.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridewell.identity.entity.Id;
import org.ridewell.sessions.entity.AccessClaims;

/**
 * The API's bearer tokens: MicroProfile JWTs (RS256) that name account, role and session. The algorithm is never taken
 * from the token. ADR 0021 says why they are verified here and not by the server's own interceptor.
 */
@ApplicationScoped
public class AccessTokens {

    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String ISSUER = "ridewell";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encoded(Map.of("alg", "RS256"));

    @Inject
    private SigningKeys keys;

    @Inject
    private Clock clock;

    public String issue(String accountId, String role, String sessionId) {
        long now = clock.instant().getEpochSecond();
        String content = HEADER
                + "."
                + encoded(Map.of(
                        "iss", ISSUER,
                        "sub", accountId,
                        "upn", accountId,
                        "groups", List.of(role),
                        "sid", sessionId,
                        "jti", Id.next(clock),
                        "iat", now,
                        "exp", now + LIFETIME.toSeconds()));
        return content + "." + BASE64.encodeToString(signature(content));
    }

    /** Empty for whatever this system did not sign, and for what it signed more than {@link #LIFETIME} ago. */
    public Optional<AccessClaims> verify(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !HEADER.equals(parts[0])) {
            return Optional.empty();
        }
        try {
            if (!isSigned(parts[0] + "." + parts[1], Base64.getUrlDecoder().decode(parts[2]))) {
                return Optional.empty();
            }
            return claims(JSON.readTree(Base64.getUrlDecoder().decode(parts[1])));
        } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private Optional<AccessClaims> claims(JsonNode payload) {
        boolean current = payload.path("exp").asLong() > clock.instant().getEpochSecond();
        if (!current || !ISSUER.equals(payload.path("iss").asText())) {
            return Optional.empty();
        }
        return Optional.of(new AccessClaims(
                payload.path("sub").asText(),
                payload.path("groups").path(0).asText(),
                payload.path("sid").asText()));
    }

    private boolean isSigned(String content, byte[] signature) throws GeneralSecurityException {
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(keys.pair().getPublic());
        rsa.update(content.getBytes(StandardCharsets.UTF_8));
        return rsa.verify(signature);
    }

    private byte[] signature(String content) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(keys.pair().getPrivate());
            rsa.update(content.getBytes(StandardCharsets.UTF_8));
            return rsa.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key does not sign", e);
        }
    }

    private static String encoded(Map<String, Object> part) {
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(part));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
