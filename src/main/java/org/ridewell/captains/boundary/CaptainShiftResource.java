package org.ridewell.captains.boundary;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.captains.entity.PositionReport;
import org.ridewell.geo.entity.Position;
import org.ridewell.problem.boundary.Problem;

@Path("captain")
@Tag(name = "Captains")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("CAPTAIN")
public class CaptainShiftResource {

    @Inject
    private CaptainShifts shifts;

    @Inject
    private CaptainPositions positions;

    @Inject
    private Caller caller;

    /** @param position needed to go online */
    public record ShiftChange(
            @NotNull Boolean online, @Nullable Position position) {}

    /**
     * One reading of a phone's receiver.
     *
     * @param heading degrees clockwise from north
     */
    public record Reading(
            @NotNull Position position,

            @Min(0) @Max(359) @Nullable Integer heading,

            @NotNull @JsonFormat(shape = JsonFormat.Shape.STRING)
            Instant at) {

        PositionReport report() {
            return new PositionReport(position, heading, at);
        }
    }

    /** What a phone kept while it had no network. */
    public record Readings(
            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Reading> positions) {}

    @GET
    @Path("shift")
    @Operation(summary = "The captain's own shift")
    public ShiftView shift() {
        return shifts.view(caller.accountId());
    }

    @PUT
    @Path("shift")
    @Operation(summary = "Goes online or offline")
    @APIResponse(responseCode = "200", description = "The shift as it is now")
    @APIResponse(responseCode = "409", description = "A ride is under way, or there is no vehicle")
    @APIResponse(responseCode = "422", description = "No position, or one outside the service area")
    public Response change(@NotNull @Valid ShiftChange change) {
        return Problem.or(shifts.change(caller.accountId(), change.online(), change.position()));
    }

    @PUT
    @Path("position")
    @Operation(summary = "Tells where the captain is", description = "A repeated or older report is ignored")
    @APIResponse(responseCode = "204", description = "Heard")
    @APIResponse(responseCode = "409", description = "The captain is not online")
    @APIResponse(responseCode = "422", description = "From the future, outside the service area, or an impossible jump")
    public Response move(@NotNull @Valid Reading reading) {
        return hear(List.of(reading.report()));
    }

    @POST
    @Path("positions")
    @Operation(summary = "Tells positions that a phone kept while it had no network", description = "At most 500")
    @APIResponse(responseCode = "204", description = "Heard; the newest one counts")
    @APIResponse(responseCode = "409", description = "The captain is not online")
    @APIResponse(responseCode = "422", description = "One of them is refused, and so are all")
    public Response move(@NotNull @Valid Readings readings) {
        return hear(readings.positions().stream().map(Reading::report).toList());
    }

    private Response hear(List<PositionReport> reports) {
        return Problem.orNoContent(positions.report(caller.accountId(), reports));
    }
}
