package org.ridewell.dispatch.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.dispatch.entity.TraceLine;
import org.ridewell.problem.boundary.Problem;

@Path("rides/{id}/dispatch")
@Tag(name = "Rides")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPS")
public class DispatchTraceResource {

    @Inject
    private DispatchTraces traces;

    public record Trace(String rideId, List<TraceLine> items) {}

    @GET
    @Operation(summary = "Every captain looked at for the ride, and why they were or were not asked")
    @APIResponse(responseCode = "200", description = "Oldest first, at most 1,000")
    @APIResponse(responseCode = "404", description = "No search was made for such a ride")
    public Response trace(@PathParam("id") String id) {
        return traces.of(id).fold(items -> Response.ok(new Trace(id, items)).build(), Problem::response);
    }
}
