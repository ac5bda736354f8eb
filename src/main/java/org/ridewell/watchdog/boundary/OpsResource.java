package org.ridewell.watchdog.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.playbooks.control.PlaybookShelf;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.watchdog.boundary.WatchdogPause.PauseRequest;

/** What operations see and the pause button. */
@Path("/ops")
@RequestScoped
@RolesAllowed({"OPS", "AUDITOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class OpsResource {

    @Inject
    private FleetViews views;

    @Inject
    private WatchdogPause pause;

    @GET
    @Path("/fleet")
    @Operation(summary = "The fleet with every verdict and its evidence")
    @APIResponse(responseCode = "200", description = "The fleet")
    @APIResponse(responseCode = "404", description = "No watchdog has looked yet")
    @APIResponse(responseCode = "424", description = "The database is away, and another one leads")
    public Response fleet() {
        return Problem.or(views.fleet());
    }

    @GET
    @Path("/incidents")
    @Operation(summary = "Incidents, open ones first, then newest first")
    @APIResponse(responseCode = "200", description = "A page of incidents")
    @APIResponse(responseCode = "424", description = "The database is away, and another one leads")
    public Response incidents(
            @QueryParam("cursor") @Size(max = 64) @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return Problem.or(views.incidents(cursor, limit));
    }

    @GET
    @Path("/incidents/{id}")
    @Operation(summary = "One incident with everything that was decided about it")
    @APIResponse(responseCode = "200", description = "The incident")
    @APIResponse(responseCode = "404", description = "No such incident")
    @APIResponse(responseCode = "424", description = "The database is away, and no leader answers")
    public Response incident(@PathParam("id") String id) {
        return Problem.or(views.incident(id));
    }

    @GET
    @Path("/playbooks")
    @Operation(summary = "The playbooks, with their ladders and limits")
    @APIResponse(responseCode = "200", description = "All playbooks")
    public Response playbooks() {
        return Response.ok(Map.of("items", views.playbooks())).build();
    }

    @GET
    @Path("/playbooks/schema")
    @Operation(summary = "The JSON Schema of a playbook")
    @APIResponse(responseCode = "200", description = "The schema")
    public Response schema() {
        return Response.ok(PlaybookShelf.schema()).build();
    }

    @GET
    @Path("/forecast")
    @Operation(
            summary = "Demand of each workload as seen, and for the next quarter of an hour",
            description =
                    "For people: the minutes that the answering process has seen, carried on by a damped trend."
                            + " The watchdog acts on none of it; it raises and lowers an autoscaler's floor on observed load only.")
    @APIResponse(responseCode = "200", description = "Observed and expected requests per second")
    public Response forecast() {
        return Response.ok(Map.of("items", views.forecast())).build();
    }

    @GET
    @Path("/budgets")
    @Operation(summary = "What was spent, what cools down, and which chains are broken")
    @APIResponse(responseCode = "200", description = "Budgets and chains")
    @APIResponse(responseCode = "424", description = "The database is away, and another one leads")
    public Response budgets() {
        return Problem.or(views.budgets());
    }

    @PUT
    @Path("/watchdog/pause")
    @RolesAllowed("OPS")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pause: everything is seen and judged, nothing is done")
    @APIResponse(responseCode = "200", description = "Paused")
    @APIResponse(responseCode = "422", description = "No reason given")
    public Response pause(@Valid @NotNull PauseRequest request) {
        return Problem.or(pause.pause(request));
    }

    @DELETE
    @Path("/watchdog/pause")
    @RolesAllowed("OPS")
    @Operation(summary = "Resume")
    @APIResponse(responseCode = "204", description = "The watchdog acts again")
    public Response resume() {
        return Problem.orNoContent(pause.resume());
    }
}
