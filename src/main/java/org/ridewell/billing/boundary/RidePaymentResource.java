package org.ridewell.billing.boundary;

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
import org.ridewell.money.entity.Money;
import org.ridewell.payments.boundary.PaymentMethod;
import org.ridewell.payments.boundary.PaymentViews;
import org.ridewell.payments.boundary.RefundsAndTips;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.rides.boundary.RideViews;

@Path("rides")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments")
@RequestScoped
public class RidePaymentResource {

    @Inject
    private RideViews rides;

    @Inject
    private PaymentViews payments;

    @Inject
    private RefundsAndTips refundsAndTips;

    @Inject
    private Caller caller;

    public record PaymentRequest(@NotNull @Valid PaymentMethod paymentMethod) {}

    public record TipRequest(@NotNull Money amount) {}

    @GET
    @Path("{id}/payment")
    @RolesAllowed({"RIDER", "CAPTAIN", "OPS"})
    @Operation(summary = "The ride's payment with its ledger lines, which sum to zero")
    @APIResponse(responseCode = "200", description = "The payment")
    @APIResponse(responseCode = "404", description = "No such ride of the caller")
    public Response payment(@PathParam("id") String id) {
        var payment = caller.is("OPS")
                ? payments.of(id)
                : rides.find(id, caller.accountId()).flatMap(ride -> payments.of(id));
        return Problem.or(payment);
    }

    @POST
    @Path("{id}/payment")
    @RolesAllowed("RIDER")
    @Operation(
            summary = "Pay what stayed due, with another card or from the wallet",
            description = "Happens once for a ride, however often it is asked for: it takes no Idempotency-Key")
    @APIResponse(responseCode = "200", description = "The payment; also when it was paid before")
    @APIResponse(responseCode = "402", description = "The card or the wallet says no")
    @APIResponse(responseCode = "404", description = "No such ride of the caller")
    @APIResponse(responseCode = "409", description = "There is nothing to pay (currentState)")
    public Response pay(@PathParam("id") String id, @NotNull @Valid PaymentRequest request) {
        return Problem.or(refundsAndTips.pay(id, caller.accountId(), request.paymentMethod()));
    }

    @POST
    @Path("{id}/refund")
    @RolesAllowed("OPS")
    @Operation(
            summary = "Give back all that was captured; the captain keeps their share",
            description = "Happens once for a ride, however often it is asked for: it takes no Idempotency-Key")
    @APIResponse(responseCode = "200", description = "The payment; also when repeated")
    @APIResponse(responseCode = "409", description = "There is nothing to give back")
    public Response refund(@PathParam("id") String id) {
        return Problem.or(refundsAndTips.refund(id));
    }

    @POST
    @Path("{id}/tip")
    @RolesAllowed("RIDER")
    @Operation(
            summary = "Give the captain something on top, once for a ride",
            description = "The same tip again is the first one, another is refused: it takes no Idempotency-Key")
    @APIResponse(responseCode = "200", description = "The payment; also when the same tip is repeated")
    @APIResponse(responseCode = "402", description = "The card or the wallet says no")
    @APIResponse(responseCode = "409", description = "Not driven or not paid yet, or tipped before")
    public Response tip(@PathParam("id") String id, @NotNull @Valid TipRequest request) {
        return Problem.or(refundsAndTips.tip(id, caller.accountId(), request.amount()));
    }
}
