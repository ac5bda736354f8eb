package org.ridewell.pricing.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.protection.boundary.TrafficClass;

@Path("quotes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quotes")
@RequestScoped
@RolesAllowed("RIDER")
public class QuoteResource {

    @Inject
    private Quoting quoting;

    @Inject
    private Caller caller;

    @POST
    @TrafficClass(TrafficClass.QUOTES)
    @Operation(summary = "What a trip costs with each product, valid for five minutes")
    @APIResponse(responseCode = "201", description = "The quote")
    @APIResponse(responseCode = "422", description = "Outside the service area, a place to itself, or a bad promo code")
    @APIResponse(
            responseCode = "503",
            description = "The maps are away, or quotes are shed, for a moment (Retry-After)")
    public Response quote(@NotNull @Valid QuoteRequest request) {
        return Problem.orCreated(quoting.quote(caller.accountId(), request), quote -> "quotes/" + quote.id());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One of the caller's quotes")
    @APIResponse(responseCode = "200", description = "The quote, also after it expired")
    @APIResponse(responseCode = "404", description = "No such quote of the caller")
    public Response find(@PathParam("id") String id) {
        return Problem.or(quoting.find(caller.accountId(), id));
    }
}
