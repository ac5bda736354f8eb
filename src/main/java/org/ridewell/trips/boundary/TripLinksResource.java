package org.ridewell.trips.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.problem.boundary.Problem;

@Path("rides/{id}/links")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rides")
@RequestScoped
public class TripLinksResource {

    @Inject
    private TripLinks links;

    @Inject
    private Caller caller;

    @POST
    @RolesAllowed("RIDER")
    @Operation(
            summary = "Make a link by which anyone sees where the ride is, until it ends",
            description = "Once for each Idempotency-Key, where there is one")
    @APIResponse(responseCode = "201", description = "The link")
    @APIResponse(responseCode = "404", description = "No such ride of the caller")
    @APIResponse(responseCode = "409", description = "The ride is over, or has too many links")
    @APIResponse(responseCode = "422", description = "The key was used with another request")
    public Response share(@PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key) {
        return Problem.orCreated(links.share(id, caller.accountId(), key), link -> "trips/" + link.key());
    }
}
