package org.ridewell.accounts.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.sessions.boundary.CurrentSession;
import org.ridewell.sessions.boundary.SessionRegister;
import org.ridewell.sessions.entity.SessionEnd;
import org.ridewell.sessions.entity.SessionTokens;

@Path("sessions")
@Tag(name = "Sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {

    @Inject
    private SignIn signIn;

    @Inject
    private SessionRegister sessions;

    @Inject
    private CurrentSession current;

    /** A refresh token, used once. */
    public record Refresh(@NotNull @Size(max = 200) String refreshToken) {

        /** Never prints the token. */
        @Override
        public String toString() {
            return "Refresh";
        }
    }

    @POST
    @PermitAll
    @Operation(summary = "Sign in: an access token for 15 minutes and a refresh token")
    @APIResponse(
            responseCode = "201",
            description = "The tokens",
            content = @Content(schema = @Schema(implementation = SessionTokens.class)))
    @APIResponse(responseCode = "401", description = "Unknown address or wrong password")
    @APIResponse(responseCode = "403", description = "The password must be changed: send newPassword, too")
    @APIResponse(responseCode = "429", description = "Locked after failed sign-ins; Retry-After says for how long")
    public Response signIn(
            @NotNull Credentials credentials, @Parameter(hidden = true) @HeaderParam("User-Agent") String userAgent) {
        return signIn.signIn(credentials, userAgent)
                .fold(tokens -> secret(Response.created(URI.create("sessions/current")), tokens), Problem::response);
    }

    @POST
    @Path("refresh")
    @PermitAll
    @Operation(summary = "Exchange a refresh token for new tokens; one that was used before ends its session")
    @APIResponse(
            responseCode = "200",
            description = "The next tokens",
            content = @Content(schema = @Schema(implementation = SessionTokens.class)))
    @APIResponse(responseCode = "401", description = "The refresh token is not valid")
    public Response refresh(@NotNull @Valid Refresh refresh) {
        return sessions.refresh(refresh.refreshToken())
                .fold(tokens -> secret(Response.ok(), tokens), Problem::response);
    }

    @DELETE
    @Path("current")
    @RolesAllowed({"RIDER", "CAPTAIN", "OPS", "AUDITOR"})
    @Operation(summary = "Sign out: all tokens of this session are refused from now on")
    @APIResponse(responseCode = "204", description = "Signed out")
    public Response signOut(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        String session = current.id();
        if (session != null) {
            sessions.end(session, SessionEnd.LOG_OUT);
        }
        if (request.getHeader("Authorization") == null) {
            signIn.signOutBrowser(request, response);
        }
        return Response.noContent().build();
    }

    private static Response secret(Response.ResponseBuilder answer, SessionTokens tokens) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return answer.entity(tokens).cacheControl(never).build();
    }
}
