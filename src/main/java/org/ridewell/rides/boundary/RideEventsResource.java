package org.ridewell.rides.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.events.boundary.EventStreams;
import org.ridewell.problem.boundary.Problem;

@Path("rides/{id}/events")
@Tag(name = "Events")
@RequestScoped
@RolesAllowed({"RIDER", "CAPTAIN"})
public class RideEventsResource {

    @Inject
    private EventStreams streams;

    @Inject
    private RideViews rides;

    @Inject
    private Caller caller;

    @GET
    @Produces({MediaType.SERVER_SENT_EVENTS, Problem.MEDIA_TYPE})
    @Operation(
            summary = "One ride, live",
            description = "Server-Sent Events; Last-Event-ID resumes exactly, and an event named reset says: reload")
    @APIResponse(responseCode = "200", description = "A stream that stays open")
    @APIResponse(responseCode = "404", description = "No ride of the caller")
    public void follow(
            @PathParam("id") String id, @Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        rides.find(id, caller.accountId())
                .fold(
                        ride -> {
                            streams.open(request, caller.accountId(), id);
                            return true;
                        },
                        refusal -> suspended.resume(Problem.response(refusal)));
    }
}
