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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.engagement.entity.Ticket;
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

    private static final String LIMIT = "[1-9][0-9]?|100";
    private static final String CURSOR = "[0-9a-z]{26}";
    private static final String CURSOR_RULE = "must be the nextCursor of a page before";
    private static final String LIMIT_RULE = "must be 1 to 100";

    @Inject
    private Support support;

    @Inject
    private Caller caller;

    @POST
    @Path("/support/tickets")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask for help, or report a lost item")
    @APIResponse(responseCode = "201", description = "Opened")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Response open(@NotNull @Valid TicketRequest wanted) {
        Ticket ticket = support.open(caller.accountId(), wanted);
        return Response.created(URI.create("support/tickets/" + ticket.id()))
                .entity(ticket)
                .build();
    }

    @GET
    @Path("/support/tickets")
    @Operation(summary = "List the caller's tickets, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    public Support.Page tickets(
            @QueryParam("limit") @DefaultValue("20") @Pattern(regexp = LIMIT, message = LIMIT_RULE) String limit,
            @QueryParam("cursor") @Nullable @Pattern(regexp = CURSOR, message = CURSOR_RULE) String cursor) {
        return support.of(caller.accountId(), Integer.parseInt(limit), cursor);
    }

    @POST
    @Path("/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what one thinks of Ridewell")
    @APIResponse(responseCode = "201", description = "Kept")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Response feedback(@NotNull @Valid FeedbackRequest given) {
        return Response.status(Response.Status.CREATED)
                .entity(support.feedback(caller.accountId(), given))
                .build();
    }
}
