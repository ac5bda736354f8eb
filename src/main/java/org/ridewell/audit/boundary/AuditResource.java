package org.ridewell.audit.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.problem.entity.Times;
import org.ridewell.record.entity.EntryKind;

/** The record, for auditors. */
@Path("/audit")
@RequestScoped
@RolesAllowed("AUDITOR")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditResource {

    @Inject
    private AuditTrail trail;

    @Inject
    private HealthReports reports;

    @GET
    @Path("/entries")
    @Operation(summary = "Entries of the record in the chain's order")
    @APIResponse(responseCode = "200", description = "A page of entries")
    @APIResponse(responseCode = "422", description = "A time, kind or cursor that is none")
    public Response entries(
            @QueryParam("cursor") @Size(max = 20) @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("incident") @Size(max = 64) @Nullable String incident,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return Problem.or(kind(kind)
                .flatMap(
                        k -> period(from, to, (f, t) -> trail.entries(cursor, limit, incident, k.orElse(null), f, t))));
    }

    @GET
    @Path("/verification")
    @Operation(summary = "Walk the whole chain and name the first entry that was changed")
    @APIResponse(responseCode = "200", description = "What the walk found")
    public Response verification() {
        return Problem.or(trail.verification());
    }

    @GET
    @Path("/incidents/{id}/replay")
    @Operation(summary = "Derive each decision of an incident again from its entries alone")
    @APIResponse(responseCode = "200", description = "The decisions, and those that differ")
    @APIResponse(responseCode = "404", description = "No such incident")
    public Response replay(@PathParam("id") String id) {
        return Problem.or(trail.replay(id));
    }

    @GET
    @Path("/reports")
    @Operation(summary = "A period's availability, error budget, incidents, decisions and its part of the chain")
    @APIResponse(responseCode = "200", description = "The report, as JSON or CSV")
    @APIResponse(responseCode = "422", description = "A time or format that is none")
    public Response report(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("format") @DefaultValue("json") @Pattern(regexp = "json|csv", message = "must be json or csv")
                    String format) {
        if ("csv".equals(format)) {
            return period(from, to, reports::csv)
                    .fold(text -> download(text, "text/csv; charset=UTF-8", "csv"), Problem::response);
        }
        return period(from, to, reports::report)
                .fold(report -> download(report, MediaType.APPLICATION_JSON, "json"), Problem::response);
    }

    private static Response download(Object body, String type, String suffix) {
        return Response.ok(body, type)
                .header("Content-Disposition", "attachment; filename=\"ridewell-report." + suffix + "\"")
                .build();
    }

    private static Outcome<Optional<EntryKind>> kind(@Nullable String kind) {
        if (kind == null) {
            return Outcome.done(Optional.empty());
        }
        return Arrays.stream(EntryKind.values())
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .map(k -> Outcome.done(Optional.of(k)))
                .orElseGet(() -> Outcome.refused(
                        Refusal.invalid("kind", "must be one of " + Arrays.toString(EntryKind.values()))));
    }

    private static <T> Outcome<T> period(
            @Nullable String from,
            @Nullable String to,
            BiFunction<@Nullable Instant, @Nullable Instant, Outcome<T>> ask) {
        Instant start = from == null ? null : Times.time(from).orElse(null);
        Instant end = to == null ? null : Times.time(to).orElse(null);
        if (from != null && start == null) {
            return Outcome.refused(Refusal.invalid("from", Times.TIME_RULE));
        }
        if (to != null && end == null) {
            return Outcome.refused(Refusal.invalid("to", Times.TIME_RULE));
        }
        if (start != null && end != null && !start.isBefore(end)) {
            return Outcome.refused(Refusal.invalid("to", "must be after from"));
        }
        return ask.apply(start, end);
    }
}
