package org.ridewell.trips.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.problem.boundary.Problem;

@Path("trips/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rides")
@RequestScoped
public class SharedTripResource {

    @Inject
    private TripLinks links;

    @GET
    @PermitAll
    @Operation(summary = "A ride that its rider shared")
    @APIResponse(responseCode = "200", description = "Where it is, without prices and codes")
    @APIResponse(responseCode = "404", description = "The key opens nothing, or nothing any more")
    public Response trip(@PathParam("key") String key) {
        return Problem.or(links.find(key));
    }
}
