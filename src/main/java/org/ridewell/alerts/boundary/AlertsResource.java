package org.ridewell.alerts.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.problem.boundary.MaxBody;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.problem.entity.Refusal;

/** Alertmanager's webhook. */
@Path("/ops/alerts")
@RequestScoped
@PermitAll // Alertmanager has no account: its own token is asked for
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class AlertsResource {

    /** Bytes; Alertmanager sends up to {@code max_alerts} of about 2 KiB in one message. */
    private static final int LARGEST_GROUP = 1 << 20;

    @Inject
    private AlertWebhook webhook;

    @Inject
    private Validator validator;

    /** The body is read after the token was looked at, so that a stranger cannot even make us parse. */
    @POST
    @MaxBody(LARGEST_GROUP)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take Alertmanager's alerts (webhook version 4)")
    @APIResponse(responseCode = "200", description = "Every alert is stored")
    @APIResponse(responseCode = "401", description = "Not Alertmanager's token")
    @APIResponse(responseCode = "422", description = "Another version of the webhook")
    @APIResponse(responseCode = "500", description = "Could not be stored: Alertmanager sends it again")
    public Response take(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String body) {
        if (!webhook.knows(authorization)) {
            return Response.fromResponse(Problem.response(
                            Refusal.of(401, "unauthenticated", "Not signed in", "Show Alertmanager's token.")))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
        AlertmanagerMessage message;
        try {
            message = ApiJson.MAPPER.readValue(body, AlertmanagerMessage.class);
        } catch (JsonProcessingException e) {
            return Problem.response(Refusal.malformed("body", "is not a message of Alertmanager's webhook"));
        }
        if (message == null) {
            return Problem.response(Refusal.malformed("body", "is empty"));
        }
        var broken = validator.validate(message);
        if (!broken.isEmpty()) {
            throw new ConstraintViolationException(broken);
        }
        return Problem.or(webhook.take(message));
    }
}
