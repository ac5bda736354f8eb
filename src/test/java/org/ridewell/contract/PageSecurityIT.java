package org.ridewell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridewell.system.Answer;
import org.ridewell.system.ApiClient;
import org.ridewell.system.LibertyServer;

/** What a browser is told, and what pages refuse. */
class PageSecurityIT {

    private final ApiClient visitor = new ApiClient(LibertyServer.shared().uri());

    @ParameterizedTest
    @ValueSource(strings = {"ride", "rides", "drive", "earnings", "account", "ops", "audit"})
    void leadVisitorsToSignInAndBack(String page) {
        Answer answer = visitor.get("//" + page).expect(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/?next=%2F" + page);
    }

    @ParameterizedTest
    @CsvSource({"Origin,https://evil.example", "Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "X-Nothing,x"})
    void refuseWhatAnotherSitePosts(String header, String value) {
        visitor.with(header, value)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("//", "a=b")
                .expect(403);
    }

    @Test
    void allowOnlyTheirOwnScriptsAndNoFrame() {
        Answer page = visitor.get("//").expect(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).isPresent();
    }
}
