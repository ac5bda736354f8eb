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
import jakarta.ws.rs.PUT;
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
import org.ridewell.paging.entity.PageRules;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.protection.boundary.TrafficClass;

/** Inbox and referrals of whoever is signed in; below {@code me} like its siblings, or theirs would hide it. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"RIDER", "CAPTAIN", "OPS", "AUDITOR"})
@TrafficClass(TrafficClass.ENGAGEMENT)
@Tag(name = "Engagement")
@APIResponse(responseCode = "503", description = "Shed for a moment (Retry-After)")
public class InboxResource {

    @Inject
    private Notifications notifications;

    @Inject
    private Referrals referrals;

    @Inject
    private Caller caller;

    @GET
    @Path("notifications")
    @Operation(summary = "Read the inbox, newest first")
    @APIResponse(responseCode = "200", description = "A page, and how many are unread in all")
    @APIResponse(responseCode = "422", description = "limit is not 1 to 100")
    public Notifications.Inbox notifications(
            @QueryParam("limit") @DefaultValue("20") @Pattern(regexp = PageRules.LIMIT, message = PageRules.LIMIT_RULE)
                    String limit,
            @QueryParam("cursor") @Nullable @Pattern(regexp = PageRules.CURSOR, message = PageRules.CURSOR_RULE)
                    String cursor) {
        return notifications.of(caller.accountId(), Integer.parseInt(limit), cursor);
    }

    @PUT
    @Path("notifications/{id}/read")
    @Operation(summary = "Mark a notification as read")
    @APIResponse(responseCode = "204", description = "Read")
    @APIResponse(responseCode = "404", description = "No such notification of the caller")
    public Response read(@PathParam("id") String id) {
        return Problem.orNoContent(notifications.read(caller.accountId(), id));
    }

    @PUT
    @Path("notifications/read")
    @Operation(summary = "Mark the whole inbox as read")
    @APIResponse(responseCode = "204", description = "Read")
    public void readAll() {
        notifications.readAll(caller.accountId());
    }

    @GET
    @Path("referrals")
    @Operation(summary = "See the caller's code, and how many came by it")
    @APIResponse(responseCode = "200", description = "The code")
    public Referrals.Standing referral() {
        return referrals.of(caller.accountId());
    }

    @POST
    @Path("referrals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Name who invited the caller, by their code")
    @APIResponse(responseCode = "201", description = "Named")
    @APIResponse(responseCode = "409", description = "Named before")
    @APIResponse(responseCode = "422", description = "Unknown code, or one's own")
    public Response claim(@NotNull @Valid ReferralRequest given) {
        return Problem.orCreated(referrals.claim(caller.accountId(), given.code()), standing -> "me/referrals");
    }
}
