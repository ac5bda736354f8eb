package org.ridewell.profile.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.problem.boundary.Problem;

/** What a sign-in made; below {@code sessions} like its siblings, or theirs would hide it. */
@Path("sessions")
@Tag(name = "Sessions")
@Produces(MediaType.APPLICATION_JSON)
public class CurrentSessionResource {

    @Inject
    private Profile profile;

    @Inject
    private Caller caller;

    @GET
    @Path("current")
    @RolesAllowed({"RIDER", "CAPTAIN", "OPS", "AUDITOR"})
    @Operation(summary = "The session that asks")
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Response current() {
        return Problem.or(profile.session(caller.accountId()));
    }
}
