package org.ridewell.events.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.accounts.boundary.Caller;

@Path("me/events")
@Tag(name = "Events")
@RequestScoped
@RolesAllowed({"RIDER", "CAPTAIN", "OPS", "AUDITOR"})
public class MyEventsResource {

    @Inject
    private EventStreams streams;

    @Inject
    private Caller caller;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "All that concerns the caller, live",
            description = "Server-Sent Events; Last-Event-ID resumes exactly, and an event named reset says: reload")
    @APIResponse(responseCode = "200", description = "A stream that stays open")
    public void follow(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        streams.open(request, caller.accountId(), null);
    }
}
