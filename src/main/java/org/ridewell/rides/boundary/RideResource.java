package org.ridewell.rides.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.events.boundary.EventStreams;
import org.ridewell.paging.entity.PageRules;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.rides.entity.StartCode;

@Path("rides")
@Tag(name = "Rides")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"RIDER", "CAPTAIN"})
public class RideResource {

    @Inject
    private RideProgress progress;

    @Inject
    private RideCancellation cancellation;

    @Inject
    private RideViews views;

    @Inject
    private EventStreams streams;

    @Inject
    private Caller caller;

    public record CancellationRequest(
            @NotBlank @Size(max = 200) String reason) {}

    public record StartRequest(
            @NotNull @Pattern(regexp = StartCode.FORM, message = StartCode.FORM_RULE)
            String startCode) {

        /** Never prints the code. */
        @Override
        public String toString() {
            return "StartRequest";
        }
    }

    @GET
    @Operation(summary = "The caller's rides, newest first")
    @APIResponse(responseCode = "200", description = "{items, nextCursor}")
    @APIResponse(responseCode = "422", description = "limit is not 1 to 100, or the cursor is of no page")
    public Response list(
            @QueryParam("limit") @DefaultValue("20") @Pattern(regexp = PageRules.LIMIT, message = PageRules.LIMIT_RULE)
                    String limit,
            @QueryParam("cursor") @Nullable @Pattern(regexp = PageRules.CURSOR, message = PageRules.CURSOR_RULE)
                    String cursor) {
        return Response.ok(views.list(caller.accountId(), Integer.parseInt(limit), cursor))
                .build();
    }

    @GET
    @Path("current")
    @Operation(summary = "The ride that is under way: what a reloaded page shows")
    @APIResponse(responseCode = "200", description = "The ride")
    @APIResponse(responseCode = "204", description = "None is under way")
    public Response current() {
        return views.current(caller.accountId())
                .map(ride -> Response.ok(ride).build())
                .orElseGet(() -> Response.noContent().build());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One of the caller's rides; the start code only for its rider")
    @APIResponse(responseCode = "200", description = "The ride")
    @APIResponse(responseCode = "404", description = "No such ride of the caller")
    public Response find(@PathParam("id") String id) {
        return Problem.or(views.find(id, caller.accountId()));
    }

    @GET
    @Path("{id}/cancellation")
    @Operation(summary = "What cancelling would cost now, and by which rule")
    @APIResponse(responseCode = "200", description = "{rule, amount, policy}")
    @APIResponse(responseCode = "409", description = "The ride cannot be cancelled any more")
    public Response preview(@PathParam("id") String id) {
        return Problem.or(cancellation.preview(id, caller.accountId()));
    }

    @POST
    @Path("{id}/cancellation")
    @Operation(summary = "Cancel a ride that has not started; the answer names the fee")
    @APIResponse(responseCode = "200", description = "The cancelled ride")
    @APIResponse(responseCode = "409", description = "The ride cannot be cancelled any more (currentState)")
    public Response cancel(@PathParam("id") String id, @NotNull @Valid CancellationRequest request) {
        return Problem.or(cancellation.cancel(id, caller.accountId(), request.reason()));
    }

    @POST
    @Path("{id}/arrival")
    @RolesAllowed("CAPTAIN")
    @Operation(summary = "The captain is at the pickup")
    @APIResponse(responseCode = "200", description = "The ride; also when repeated")
    @APIResponse(responseCode = "409", description = "Wrong state (currentState)")
    public Response arrive(@PathParam("id") String id) {
        return Problem.or(progress.arrive(id, caller.accountId()));
    }

    @POST
    @Path("{id}/start")
    @RolesAllowed("CAPTAIN")
    @Operation(summary = "Start with the code that the rider shows; five wrong ones lock it")
    @APIResponse(responseCode = "200", description = "The ride; also when repeated")
    @APIResponse(responseCode = "409", description = "Wrong state, or locked")
    @APIResponse(responseCode = "422", description = "Wrong code (triesLeft)")
    public Response start(@PathParam("id") String id, @NotNull @Valid StartRequest request) {
        return Problem.or(progress.start(id, caller.accountId(), request.startCode()));
    }

    @POST
    @Path("{id}/completion")
    @RolesAllowed("CAPTAIN")
    @Operation(summary = "The ride is over: the fare is earned and paid")
    @APIResponse(responseCode = "200", description = "The ride; also when repeated")
    @APIResponse(responseCode = "409", description = "Wrong state (currentState)")
    public Response complete(@PathParam("id") String id) {
        return Problem.or(progress.complete(id, caller.accountId()));
    }

    @GET
    @Path("{id}/events")
    @Tag(name = "Events")
    @Produces({MediaType.SERVER_SENT_EVENTS, Problem.MEDIA_TYPE})
    @Operation(
            summary = "One ride, live",
            description = "Server-Sent Events; Last-Event-ID resumes exactly, and an event named reset says: reload")
    @APIResponse(responseCode = "200", description = "A stream that stays open")
    @APIResponse(responseCode = "404", description = "No ride of the caller")
    public void follow(
            @PathParam("id") String id, @Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        views.find(id, caller.accountId())
                .fold(
                        ride -> {
                            streams.open(request, caller.accountId(), id);
                            return true;
                        },
                        refusal -> suspended.resume(Problem.response(refusal)));
    }
}
