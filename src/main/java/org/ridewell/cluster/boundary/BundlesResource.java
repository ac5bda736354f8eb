package org.ridewell.cluster.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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

/** What was saved of the pods that an incident put in quarantine. */
@Path("/ops/incidents/{id}/bundles")
@RequestScoped
@RolesAllowed({"OPS", "AUDITOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class BundlesResource {

    @Inject
    private KeptBundles kept;

    @GET
    @Operation(
            summary =
                    "Forensic bundles of an incident: logs, events, metrics, threads and heap, and what could not be had")
    @APIResponse(responseCode = "200", description = "One bundle for each pod in quarantine; none where there was none")
    @APIResponse(responseCode = "404", description = "No such incident")
    public Response bundles(@PathParam("id") String id) {
        return Problem.or(kept.of(id).map(items -> Map.of("items", items)));
    }
}
