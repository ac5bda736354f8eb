package org.ridewell.places.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.places.entity.FavouriteRoute;
import org.ridewell.places.entity.SavedPlace;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.protection.boundary.TrafficClass;

/** Saved places and favourite routes of the rider who asks. */
@Path("/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("RIDER")
@Tag(name = "Places")
public class OwnPlacesResource {

    /** Saved places by name. */
    public record SavedList(List<SavedPlace> items) {}

    /** The most driven first. */
    public record RouteList(List<FavouriteRoute> items) {}

    @Inject
    private OwnPlaces places;

    @Inject
    private FavouriteRoutes routes;

    @Inject
    private Caller caller;

    @GET
    @Path("/places")
    @Operation(summary = "List the saved places")
    @APIResponse(responseCode = "200", description = "By name")
    public SavedList list() {
        return new SavedList(places.of(caller.accountId()));
    }

    @POST
    @Path("/places")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Save a place under a name")
    @APIResponse(responseCode = "201", description = "Saved")
    @APIResponse(responseCode = "409", description = "The name is taken")
    @APIResponse(responseCode = "422", description = "Unknown place, or outside the service area")
    public Response save(@NotNull @Valid NewPlace wanted) {
        return Problem.orCreated(places.save(caller.accountId(), wanted), place -> "me/places/" + place.id());
    }

    @GET
    @Path("/places/{id}")
    @Operation(summary = "A saved place")
    @APIResponse(responseCode = "200", description = "The place")
    @APIResponse(responseCode = "404", description = "No such place of the caller")
    public Response place(@PathParam("id") String id) {
        return Problem.or(places.find(caller.accountId(), id));
    }

    @DELETE
    @Path("/places/{id}")
    @Operation(summary = "Forget a saved place")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", description = "No such place of the caller")
    public Response remove(@PathParam("id") String id) {
        return Problem.orNoContent(places.remove(caller.accountId(), id));
    }

    @GET
    @Path("/favourite-routes")
    @TrafficClass(TrafficClass.ENGAGEMENT)
    @Operation(summary = "List the three routes most driven")
    @APIResponse(responseCode = "200", description = "The most driven first")
    @APIResponse(responseCode = "503", description = "Shed for a moment (Retry-After)")
    public RouteList favourites() {
        return new RouteList(routes.of(caller.accountId()));
    }
}
