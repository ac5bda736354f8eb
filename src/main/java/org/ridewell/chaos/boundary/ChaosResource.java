package org.ridewell.chaos.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.ridewell.problem.boundary.Problem;

/** The chaos switches. */
@Path("/ops/chaos")
@RequestScoped
@RolesAllowed("OPS")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class ChaosResource {

    @Inject
    private ChaosExperiments experiments;

    @GET
    @Operation(summary = "Which chaos switches there are, and which are on")
    @APIResponse(responseCode = "200", description = "All switches")
    @APIResponse(responseCode = "403", description = "Chaos is not allowed here, or not OPS")
    public Response list() {
        return experiments.list().fold(all -> Response.ok(Map.of("items", all)).build(), Problem::response);
    }

    @POST
    @Path("/{fault}")
    @Operation(summary = "Switch a fault on; it ends by itself after 15 minutes")
    @APIResponse(responseCode = "200", description = "The fault is on")
    @APIResponse(responseCode = "403", description = "Chaos is not allowed here, or not OPS")
    @APIResponse(responseCode = "404", description = "No such fault")
    public Response start(@PathParam("fault") String fault) {
        return Problem.or(experiments.start(fault));
    }

    @DELETE
    @Path("/{fault}")
    @Operation(summary = "Switch a fault off")
    @APIResponse(responseCode = "200", description = "The fault is off")
    @APIResponse(responseCode = "403", description = "Chaos is not allowed here, or not OPS")
    @APIResponse(responseCode = "404", description = "No such fault")
    public Response end(@PathParam("fault") String fault) {
        return Problem.or(experiments.end(fault));
    }
}
