package org.ridewell.diagnostics.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.protection.control.WatchdogSecret;

/** What the watchdog asks a sick pod before anything is done to it. Not for clients. */
@Path("/internal/diagnostics")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DiagnosticsResource {

    @Inject
    private PodDiagnostics diagnostics;

    @GET
    @Operation(hidden = true)
    public Response now(@HeaderParam(WatchdogSecret.HEADER) @Nullable String secret) {
        return Problem.or(diagnostics.now(secret));
    }
}
