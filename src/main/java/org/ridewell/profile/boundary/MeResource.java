package org.ridewell.profile.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.boundary.Caller;
import org.ridewell.paging.entity.Page;
import org.ridewell.paging.entity.PageRules;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.problem.entity.Refusal;

@Path("me")
@Tag(name = "Accounts")
@RolesAllowed({"RIDER", "CAPTAIN", "OPS", "AUDITOR"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    @Inject
    private Profile profile;

    @Inject
    private Caller caller;

    /** The password that held and the one that holds from now on. */
    public record PasswordChange(
            @NotNull String currentPassword, @NotNull String newPassword) {

        /** Never prints the passwords. */
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    /** The password, asked again. */
    public record Deletion(@NotNull String password) {

        /** Never prints the password. */
        @Override
        public String toString() {
            return "Deletion";
        }
    }

    @GET
    @Operation(summary = "My account")
    @APIResponse(
            responseCode = "200",
            description = "The account; its ETag goes into If-Match of a change",
            content = @Content(schema = @Schema(implementation = MyAccount.class)))
    public Response me() {
        return answer(profile.of(caller.accountId()));
    }

    @PATCH
    @Operation(summary = "Change my account; fields that are left out stay")
    @APIResponse(
            responseCode = "200",
            description = "The changed account",
            content = @Content(schema = @Schema(implementation = MyAccount.class)))
    @APIResponse(
            responseCode = "409",
            description = "The address or plate belongs to another account, or the vehicle is in use")
    @APIResponse(responseCode = "412", description = "It was changed since If-Match was read")
    @APIResponse(responseCode = "422", description = "A field breaks a rule")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ProfileChange change) {
        Integer version = null;
        if (ifMatch != null && !"*".equals(ifMatch.strip())) {
            if (!ifMatch.strip().matches("\"\\d{1,9}\"")) {
                return Problem.response(Refusal.malformed("If-Match", "must be the ETag of the account or *"));
            }
            version = Integer.valueOf(ifMatch.strip().replace("\"", ""));
        }
        return profile.change(caller.accountId(), change, version).fold(MeResource::answer, Problem::response);
    }

    @PUT
    @Path("password")
    @Operation(summary = "Change my password; all my other sessions end")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "422", description = "The current password is wrong, or the new one breaks a rule")
    @APIResponse(responseCode = "429", description = "Locked after wrong passwords")
    public Response changePassword(@NotNull @Valid PasswordChange change) {
        return Problem.orNoContent(
                profile.changePassword(caller.accountId(), change.currentPassword(), change.newPassword()));
    }

    @POST
    @Path("deletion")
    @RolesAllowed({"RIDER", "CAPTAIN"})
    @Operation(summary = "Delete my account for good")
    @APIResponse(responseCode = "204", description = "Deleted; all sessions ended")
    @APIResponse(responseCode = "409", description = "Something is open that must be finished first")
    @APIResponse(responseCode = "422", description = "The password is wrong")
    public Response delete(@NotNull @Valid Deletion deletion) {
        return Problem.orNoContent(profile.delete(caller.accountId(), deletion.password()));
    }

    @GET
    @Path("sessions")
    @Operation(summary = "Where I am and was signed in, newest first")
    @APIResponse(responseCode = "200", description = "A page of sessions")
    public Page<SessionView> sessions(
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable @Pattern(regexp = PageRules.CURSOR, message = PageRules.CURSOR_RULE)
                    String cursor) {
        return Page.cut(profile.sessions(caller.accountId(), cursor, limit + 1), limit, SessionView::id);
    }

    @DELETE
    @Path("sessions/{id}")
    @Operation(summary = "Sign out there")
    @APIResponse(responseCode = "204", description = "That session has ended")
    @APIResponse(responseCode = "404", description = "I have no such open session")
    public Response endSession(@PathParam("id") String id) {
        return Problem.orNoContent(profile.endSession(caller.accountId(), id));
    }

    private static Response answer(MyAccount account) {
        return Response.ok(account)
                .tag(new EntityTag(Integer.toString(account.version())))
                .build();
    }
}
