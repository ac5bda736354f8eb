package org.ridewell.places.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.geo.entity.Position;
import org.ridewell.places.entity.Coordinates;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.problem.entity.Refusal;

/** Search and reverse geocoding. */
@Path("/places")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"RIDER", "CAPTAIN", "OPS", "AUDITOR"})
@Tag(name = "Places")
public class PlacesResource {

    /** Longer than any name in the city. */
    private static final int LONGEST = 100;

    private static final String RULE = "must be a latitude and a longitude, such as 43.7392,7.4277";

    @Inject
    private PlaceSearch search;

    @GET
    @Operation(summary = "Suggest places while somebody types")
    @APIResponse(responseCode = "200", description = "The best first")
    @APIResponse(responseCode = "400", description = "q is missing, or near is no position")
    @APIResponse(responseCode = "422", description = "q is too long")
    public Response suggest(@QueryParam("q") @Nullable String q, @QueryParam("near") @Nullable String near) {
        if (q == null || q.isBlank()) {
            return Problem.response(Refusal.malformed("q", "must not be blank"));
        }
        if (q.length() > LONGEST) {
            return Problem.response(Refusal.invalid("q", "must have at most " + LONGEST + " characters"));
        }
        Optional<Position> position = near == null ? Optional.empty() : Coordinates.parse(near);
        if (near != null && position.isEmpty()) {
            return Problem.response(Refusal.malformed("near", RULE));
        }
        return Response.ok(new PlaceList(search.suggest(q, position.orElse(null))))
                .build();
    }

    @GET
    @Path("/nearest")
    @Operation(summary = "Name a pin by the address or street next to it")
    @APIResponse(responseCode = "200", description = "A place whose id can be ridden to")
    @APIResponse(responseCode = "400", description = "position is missing or no position")
    @APIResponse(responseCode = "422", description = "Outside the service area")
    public Response nearest(@QueryParam("position") @Nullable String given) {
        Optional<Position> position = given == null ? Optional.empty() : Coordinates.parse(given);
        if (position.isEmpty()) {
            return Problem.response(Refusal.malformed("position", RULE));
        }
        return search.nearest(position.get())
                .map(place -> Response.ok(place).build())
                .orElseGet(() -> Problem.response(Refusal.invalid("position", "lies outside the service area")));
    }
}
