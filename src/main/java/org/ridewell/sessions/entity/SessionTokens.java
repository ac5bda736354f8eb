package org.ridewell.sessions.entity;

/**
 * What a client of the API holds.
 *
 * @param expiresIn seconds that the access token lives
 */
public record SessionTokens(String accessToken, String refreshToken, long expiresIn) {

    /** Never prints the tokens. */
    @Override
    public String toString() {
        return "SessionTokens";
    }
}
