package org.ridewell.messages.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.paging.entity.PageRules;
import org.ridewell.problem.boundary.Problem;

/** What rider and captain of a ride write to each other. */
@Path("rides/{id}/messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"RIDER", "CAPTAIN"})
@Tag(name = "Messages")
public class MessagesResource {

    @Inject
    private RideMessages messages;

    @Inject
    private Caller caller;

    @GET
    @Operation(summary = "What was written about a ride, oldest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "404", description = "No such ride of the caller")
    @APIResponse(responseCode = "422", description = "limit is not 1 to 100")
    public Response messages(
            @PathParam("id") String id,
            @QueryParam("limit") @DefaultValue("20") @Pattern(regexp = PageRules.LIMIT, message = PageRules.LIMIT_RULE)
                    String limit,
            @QueryParam("cursor") @Nullable @Pattern(regexp = PageRules.CURSOR, message = PageRules.CURSOR_RULE)
                    String cursor) {
        return Problem.or(messages.of(id, caller.accountId(), Integer.parseInt(limit), cursor));
    }

    @GET
    @Path("{message}")
    @Operation(summary = "One of them")
    @APIResponse(responseCode = "200", description = "The message")
    @APIResponse(responseCode = "404", description = "No such ride of the caller, or no such message")
    public Response message(@PathParam("id") String id, @PathParam("message") String message) {
        return Problem.or(messages.find(id, caller.accountId(), message));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write to the other side of a ride that a captain is on, once for each Idempotency-Key")
    @APIResponse(responseCode = "201", description = "The message; the other side is told by a notification")
    @APIResponse(responseCode = "400", description = "No Idempotency-Key, or the body cannot be read")
    @APIResponse(responseCode = "404", description = "No such ride of the caller")
    @APIResponse(responseCode = "409", description = "No captain is on the ride (currentState), or it has 100 messages")
    @APIResponse(responseCode = "422", description = "A rule is broken, or the key was used with another request")
    public Response send(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid MessageRequest given) {
        return Problem.orCreated(
                messages.send(id, caller.accountId(), key, given), sent -> "rides/" + id + "/messages/" + sent.id());
    }
}
