package org.ridewell.protection.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.protection.control.WatchdogEpochs;
import org.ridewell.protection.control.WatchdogSecret;

/** Rung 0, pod by pod. Not for clients: outside of the published contract, and the ingress does not pass it on. */
@Path("/internal/protections")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProtectionResource {

    @Inject
    private PodProtection protection;

    @GET
    @Operation(hidden = true)
    public Response active(@HeaderParam(WatchdogSecret.HEADER) @Nullable String secret) {
        return protection
                .active(secret)
                .fold(all -> Response.ok(Map.of("items", all)).build(), Problem::response);
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response put(
            @HeaderParam(WatchdogSecret.HEADER) @Nullable String secret,
            @HeaderParam(WatchdogEpochs.HEADER) @Nullable Long epoch,
            @PathParam("name") @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,79}") String name,
            @Valid @NotNull ProtectionRequest request) {
        return Problem.or(protection.put(secret, epoch, name, request));
    }

    @DELETE
    @Path("/{name}")
    @Operation(hidden = true)
    public Response remove(
            @HeaderParam(WatchdogSecret.HEADER) @Nullable String secret,
            @HeaderParam(WatchdogEpochs.HEADER) @Nullable Long epoch,
            @PathParam("name") @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,79}") String name) {
        return Problem.orNoContent(protection.remove(secret, epoch, name));
    }
}
