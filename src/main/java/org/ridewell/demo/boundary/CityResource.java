package org.ridewell.demo.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.problem.boundary.Problem;

@Path("city/captains")
@Tag(name = "City")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class CityResource {

    @Inject
    private CityPicture picture;

    @GET
    @Operation(
            summary = "Where the demo captains are, for the picture on the first page",
            description = "At most two seconds old; real captains are never shown")
    @APIResponse(responseCode = "200", description = "Positions")
    @APIResponse(responseCode = "404", description = "No demo captains drive here")
    public Response captains() {
        return Problem.or(picture.now());
    }
}
