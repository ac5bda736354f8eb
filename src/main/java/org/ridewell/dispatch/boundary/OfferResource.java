package org.ridewell.dispatch.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.problem.boundary.Problem;

@Path("captain/offers")
@Tag(name = "Offers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("CAPTAIN")
public class OfferResource {

    @Inject
    private OfferAnswers answers;

    @Inject
    private Caller caller;

    public record OfferList(List<OfferView> items) {}

    @GET
    @Operation(summary = "The offer that waits for the captain's answer, if any")
    public OfferList live() {
        return new OfferList(answers.live(caller.accountId()));
    }

    @POST
    @Path("{id}/acceptance")
    @Operation(summary = "Takes the ride", description = "May be repeated")
    @APIResponse(responseCode = "200", description = "The ride, which is the captain's now")
    @APIResponse(responseCode = "404", description = "No offer of this captain")
    @APIResponse(responseCode = "409", description = "The offer is gone, or the captain drives already")
    public Response accept(@PathParam("id") String id) {
        return Problem.or(answers.accept(id, caller.accountId()));
    }

    @POST
    @Path("{id}/refusal")
    @Operation(summary = "Leaves the ride to somebody else", description = "May be repeated")
    @APIResponse(responseCode = "204", description = "This captain is not asked for this ride again")
    @APIResponse(responseCode = "404", description = "No offer of this captain")
    @APIResponse(responseCode = "409", description = "The offer is gone")
    public Response decline(@PathParam("id") String id) {
        return Problem.orNoContent(answers.decline(id, caller.accountId()));
    }
}
