package org.ridewell.problem.boundary;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.telemetry.entity.Trace;

/** The body of every error answer: RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Refusal.FieldError> errors,
        String traceId,
        @JsonAnyGetter Map<String, Object> extensions) {

    public static final String MEDIA_TYPE = "application/problem+json";
    /** What a 401 asks for. */
    public static final String CHALLENGE = "Bearer realm=\"ridewell\"";
    /** The extension of a refusal (seconds) that is also sent as a header. */
    public static final String RETRY_AFTER = Refusal.RETRY_AFTER;

    private static final String DATABASE_LOST = "The database does not answer; try again in a few seconds.";
    /** Seconds: a database that fails over is back by then, and a client that waits longer loses time. */
    public static final int DATABASE_BACK = 5;

    private static final String TYPES = "https://ridewell.org/problems/";

    public static Problem of(Refusal refusal) {
        return new Problem(
                TYPES + refusal.type(),
                refusal.title(),
                refusal.status(),
                refusal.detail(),
                refusal.errors(),
                Trace.currentId(),
                refusal.extensions());
    }

    /** The answer of a resource whose facade refused. */
    public static Response response(Refusal refusal) {
        Response.ResponseBuilder answer =
                Response.status(refusal.status()).type(MEDIA_TYPE).entity(of(refusal));
        if (refusal.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        Object wait = refusal.extensions().get(RETRY_AFTER);
        if (wait != null) {
            answer.header(HttpHeaders.RETRY_AFTER, wait);
        }
        return answer.build();
    }

    /** 200 with what the facade answered, or its refusal. */
    public static Response or(Outcome<?> outcome) {
        return outcome.fold(value -> Response.ok(value).build(), Problem::response);
    }

    /**
     * 201 with what the facade made, or its refusal.
     *
     * @param location of what was made, below the API's root
     */
    public static <T> Response orCreated(Outcome<T> outcome, Function<T, String> location) {
        return outcome.fold(
                made -> Response.created(URI.create(location.apply(made)))
                        .entity(made)
                        .build(),
                Problem::response);
    }

    /** 204 when the facade did it, or its refusal. */
    public static Response orNoContent(Outcome<?> outcome) {
        return outcome.fold(done -> Response.noContent().build(), Problem::response);
    }

    /** 503, for want of the database. */
    public static Response unavailable(String detail) {
        Problem problem = away(detail);
        return Response.status(problem.status)
                .type(MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, DATABASE_BACK)
                .entity(problem)
                .build();
    }

    private static Problem away(String detail) {
        return new Problem(
                TYPES + "unavailable",
                "Not available at this moment",
                503,
                detail,
                List.of(),
                Trace.currentId(),
                Map.of());
    }

    /** The one answer to whoever needs the database while it is away, whether it was asked in vain or not asked at all. */
    public static Response databaseLost() {
        return unavailable(DATABASE_LOST);
    }

    /** Its body, for what answers before there are resources; {@link #DATABASE_BACK} goes with it. */
    public static Problem lostDatabase() {
        return away(DATABASE_LOST);
    }

    /** Is {@code body} that of {@link #databaseLost()}? */
    public static boolean tellsOfLostDatabase(@Nullable Object body) {
        return body instanceof Problem problem && problem.detail.equals(DATABASE_LOST);
    }

    static Problem unexpected(String traceId) {
        return new Problem(
                TYPES + "unexpected",
                "Something broke",
                500,
                "The failure was recorded under this trace id.",
                List.of(),
                traceId,
                Map.of());
    }
}
