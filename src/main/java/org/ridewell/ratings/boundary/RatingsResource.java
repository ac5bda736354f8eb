package org.ridewell.ratings.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.problem.entity.Outcome;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.ratings.entity.Side;

/** Ratings of a completed ride. */
@Path("/rides/{id}/ratings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"RIDER", "CAPTAIN"})
@Tag(name = "Ratings")
public class RatingsResource {

    @Inject
    private RideRating rating;

    @Inject
    private Caller caller;

    @GET
    @Operation(summary = "See both ratings of a ride")
    @APIResponse(responseCode = "200", description = "As far as they are there")
    @APIResponse(responseCode = "404", description = "No such ride of the caller")
    public Response both(@PathParam("id") String id) {
        return Problem.or(rating.of(id, caller.accountId()));
    }

    @PUT
    @Path("/{side}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rate the other side of a completed ride, once")
    @APIResponse(responseCode = "201", description = "Rated")
    @APIResponse(responseCode = "200", description = "The same rating again")
    @APIResponse(responseCode = "403", description = "One's own side")
    @APIResponse(responseCode = "404", description = "No such ride of the caller, or no such side")
    @APIResponse(responseCode = "409", description = "Rated differently before, or not completed")
    public Response rate(
            @PathParam("id") String id, @PathParam("side") String side, @NotNull @Valid RatingRequest given) {
        return side(side)
                .flatMap(named -> rating.rate(id, named, caller.accountId(), given))
                .fold(rated -> answer(id, side, rated), Problem::response);
    }

    private static Response answer(String id, String side, RideRating.Rated rated) {
        return rated.isNew()
                ? Response.created(URI.create("rides/" + id + "/ratings/" + side))
                        .entity(rated.rating())
                        .build()
                : Response.ok(rated.rating()).build();
    }

    @PUT
    @Path("/{side}/reply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reply to one's own rating, once")
    @APIResponse(responseCode = "200", description = "Replied, or the same reply again")
    @APIResponse(responseCode = "403", description = "Somebody else was rated")
    @APIResponse(responseCode = "404", description = "No such ride of the caller, side or rating")
    @APIResponse(responseCode = "409", description = "There is another reply")
    public Response reply(
            @PathParam("id") String id, @PathParam("side") String side, @NotNull @Valid ReplyRequest given) {
        return Problem.or(side(side).flatMap(named -> rating.reply(id, named, caller.accountId(), given.text())));
    }

    private static Outcome<Side> side(String name) {
        return Side.named(name).map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.notFound("side")));
    }
}
