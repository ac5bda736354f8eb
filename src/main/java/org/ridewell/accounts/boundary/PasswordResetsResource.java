package org.ridewell.accounts.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.problem.boundary.Problem;

@Path("password-resets")
@Tag(name = "Accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResetsResource {

    @Inject
    private PasswordResets resets;

    /** Whose password is forgotten. */
    public record ResetRequest(@NotNull @Size(max = 254) String email) {}

    /** The password that holds from now on. */
    public record NewPassword(@NotNull String password) {

        /** Never prints the password. */
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    @POST
    @PermitAll
    @Operation(summary = "Ask for a mail with a link to choose a new password")
    @APIResponse(responseCode = "204", description = "A mail is on its way, if there is such an account")
    public Response request(@NotNull @Valid ResetRequest request) {
        resets.request(request.email());
        return Response.noContent().build();
    }

    @PUT
    @Path("{token}")
    @PermitAll
    @Operation(summary = "Choose a new password with the token of the mail; all sessions of the account end")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "404", description = "The token is unknown, used or older than an hour")
    @APIResponse(responseCode = "422", description = "The password breaks a rule")
    public Response complete(@PathParam("token") String token, @NotNull @Valid NewPassword request) {
        return Problem.orNoContent(resets.complete(token, request.password()));
    }
}
