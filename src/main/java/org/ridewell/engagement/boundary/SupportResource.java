package org.ridewell.engagement.boundary;

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
import org.ridewell.engagement.entity.Ticket;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.paging.entity.Page;
import org.ridewell.paging.entity.PageRules;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.protection.boundary.TrafficClass;

/** Support and feedback of whoever is signed in. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"RIDER", "CAPTAIN", "OPS", "AUDITOR"})
@TrafficClass(TrafficClass.ENGAGEMENT)
@Tag(name = "Engagement")
@APIResponse(responseCode = "503", description = "Shed for a moment (Retry-After)")
public class SupportResource {

    @Inject
    private Support support;

    @Inject
    private Caller caller;

    @POST
    @Path("/support/tickets")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask for help, or report a lost item; once for each Idempotency-Key, where there is one")
    @APIResponse(responseCode = "201", description = "Opened")
    @APIResponse(responseCode = "404", description = "No such ride of the caller")
    @APIResponse(responseCode = "422", description = "A rule is broken, or the key was used with another request")
    public Response open(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @NotNull @Valid TicketRequest wanted) {
        return Problem.orCreated(
                support.open(caller.accountId(), key, wanted), ticket -> "support/tickets/" + ticket.id());
    }

    @GET
    @Path("/support/tickets/{id}")
    @Operation(summary = "How far a ticket is")
    @APIResponse(responseCode = "200", description = "The ticket")
    @APIResponse(responseCode = "404", description = "No such ticket of the caller")
    public Response ticket(@PathParam("id") String id) {
        return Problem.or(support.find(caller.accountId(), id));
    }

    @GET
    @Path("/support/tickets")
    @Operation(summary = "List the caller's tickets, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    public Page<Ticket> tickets(
            @QueryParam("limit") @DefaultValue("20") @Pattern(regexp = PageRules.LIMIT, message = PageRules.LIMIT_RULE)
                    String limit,
            @QueryParam("cursor") @Nullable @Pattern(regexp = PageRules.CURSOR, message = PageRules.CURSOR_RULE)
                    String cursor) {
        return support.of(caller.accountId(), Integer.parseInt(limit), cursor);
    }

    @POST
    @Path("/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what one thinks of Ridewell; once for each Idempotency-Key, where there is one")
    @APIResponse(responseCode = "201", description = "Kept")
    @APIResponse(responseCode = "422", description = "A rule is broken, or the key was used with another request")
    public Response feedback(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @NotNull @Valid FeedbackRequest given) {
        return Problem.orCreated(support.feedback(caller.accountId(), key, given), kept -> "feedback/" + kept.id());
    }

    @GET
    @Path("/feedback/{id}")
    @Operation(summary = "What the caller said of Ridewell")
    @APIResponse(responseCode = "200", description = "The feedback")
    @APIResponse(responseCode = "404", description = "No such feedback of the caller")
    public Response feedback(@PathParam("id") String id) {
        return Problem.or(support.findFeedback(caller.accountId(), id));
    }
}
