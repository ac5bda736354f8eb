package org.ridewell.watchdog.boundary;

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

/** The page of operations, live. */
@Path("/ops/events")
@RequestScoped
@RolesAllowed({"OPS", "AUDITOR"})
@Tag(name = "Operations")
public class OpsEventsResource {

    @Inject
    private OpsFeed feed;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Fleet, incidents and budgets, live",
            description =
                    "Server-Sent Events named ops, once a second; each holds the whole state, so there is nothing to miss")
    @APIResponse(responseCode = "200", description = "A stream that stays open")
    public void follow(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        feed.open(request);
    }
}
