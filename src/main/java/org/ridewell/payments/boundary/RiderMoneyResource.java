package org.ridewell.payments.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.idempotency.entity.IdempotencyKey;
import org.ridewell.problem.boundary.Problem;

@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments")
@RequestScoped
@RolesAllowed("RIDER")
public class RiderMoneyResource {

    @Inject
    private KeptCards cards;

    @Inject
    private RiderWallet wallet;

    @Inject
    private Caller caller;

    public record CardRequest(@NotBlank @Size(max = 100) String token) {

        /** Never prints the token. */
        @Override
        public String toString() {
            return "card";
        }
    }

    @GET
    @Path("payment-methods")
    @Operation(summary = "The caller's kept cards")
    @APIResponse(responseCode = "200", description = "{items}")
    public Response cards() {
        return Response.ok(Map.of("items", cards.of(caller.accountId()))).build();
    }

    @GET
    @Path("payment-methods/{id}")
    @Operation(summary = "A kept card")
    @APIResponse(responseCode = "200", description = "The kept card")
    @APIResponse(responseCode = "404", description = "No such card of the caller")
    public Response card(@PathParam("id") String id) {
        return Problem.or(cards.find(caller.accountId(), id));
    }

    @POST
    @Path("payment-methods")
    @Operation(summary = "Keep a card by the gateway's token; keeping it twice is keeping it once")
    @APIResponse(responseCode = "201", description = "The kept card")
    @APIResponse(responseCode = "422", description = "No such card")
    public Response keep(@NotNull @Valid CardRequest request) {
        return Problem.orCreated(
                cards.keep(caller.accountId(), request.token()), card -> "me/payment-methods/" + card.id());
    }

    @DELETE
    @Path("payment-methods/{id}")
    @Operation(summary = "Forget a kept card")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", description = "No such card of the caller")
    public Response forget(@PathParam("id") String id) {
        return Problem.orNoContent(cards.forget(caller.accountId(), id));
    }

    @GET
    @Path("wallet")
    @Operation(summary = "The caller's wallet: balance and what moved it")
    @APIResponse(responseCode = "200", description = "{balance, entries}")
    public Response wallet() {
        return Response.ok(wallet.of(caller.accountId())).build();
    }

    @POST
    @Path("wallet/top-ups")
    @Operation(summary = "Fill the wallet from a card, once for each Idempotency-Key")
    @APIResponse(responseCode = "201", description = "The top-up")
    @APIResponse(responseCode = "400", description = "No Idempotency-Key, or the body cannot be read")
    @APIResponse(responseCode = "402", description = "The card was declined")
    @APIResponse(responseCode = "422", description = "A rule is broken, or the key was used with another request")
    public Response topUp(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @NotNull @Valid RiderWallet.TopUpRequest request) {
        return Problem.orCreated(
                wallet.topUp(caller.accountId(), key, request), topUp -> "me/wallet/top-ups/" + topUp.id());
    }

    @GET
    @Path("wallet/top-ups/{id}")
    @Operation(summary = "How far a top-up is")
    @APIResponse(responseCode = "200", description = "The top-up; UNKNOWN while the gateway is being asked")
    @APIResponse(responseCode = "404", description = "No such top-up of the caller")
    public Response topUp(@PathParam("id") String id) {
        return Problem.or(wallet.find(caller.accountId(), id));
    }
}
