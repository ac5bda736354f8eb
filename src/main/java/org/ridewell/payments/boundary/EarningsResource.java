package org.ridewell.payments.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.problem.boundary.Problem;

@Path("captain/earnings")
@Tag(name = "Captains")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("CAPTAIN")
public class EarningsResource {

    @Inject
    private Earnings earnings;

    @Inject
    private Caller caller;

    @GET
    @Operation(summary = "What the captain earned, by day; this week unless a period is given")
    @APIResponse(responseCode = "200", description = "Earnings from the ledger")
    @APIResponse(responseCode = "400", description = "Not a date")
    @APIResponse(responseCode = "422", description = "Not a period of at most 366 days")
    public Response earnings(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return Problem.or(earnings.of(caller.accountId(), from, to));
    }
}
