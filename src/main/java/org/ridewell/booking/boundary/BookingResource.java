package org.ridewell.booking.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

@Path("rides")
@Tag(name = "Rides")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BookingResource {

    @Inject
    private RideBooking booking;

    @Inject
    private Caller caller;

    @POST
    @RolesAllowed("RIDER")
    @Operation(summary = "Book a ride from a quote, once for each Idempotency-Key")
    @APIResponse(responseCode = "201", description = "The ride, which looks for a captain now")
    @APIResponse(responseCode = "400", description = "No Idempotency-Key, or the body cannot be read")
    @APIResponse(responseCode = "402", description = "The payment was declined")
    @APIResponse(responseCode = "404", description = "No such quote of this rider")
    @APIResponse(responseCode = "409", description = "Quote expired or used, or an active ride (activeRide names it)")
    @APIResponse(responseCode = "422", description = "A rule is broken, or the key was used with another request")
    public Response book(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @NotNull @Valid BookingRequest request) {
        return Problem.orCreated(booking.book(caller.accountId(), key, request), ride -> "rides/" + ride.id());
    }
}
