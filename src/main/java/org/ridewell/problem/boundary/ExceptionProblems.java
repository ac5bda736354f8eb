package org.ridewell.problem.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.telemetry.entity.Trace;

/** Turns whatever a request throws into problem JSON: the caller's faults into 4xx, ours into 500 with a trace id. */
@Provider
public class ExceptionProblems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ExceptionProblems.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Response answer = callersFault(cause);
            if (answer != null) {
                return answer;
            }
        }
        String traceId = Trace.currentId();
        LOG.log(Level.SEVERE, thrown, () -> "request failed, trace " + traceId);
        return Response.status(500)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.unexpected(traceId))
                .build();
    }

    private static @Nullable Response callersFault(Throwable cause) {
        if (cause instanceof ConstraintViolationException invalid) {
            return Problem.response(refusal(invalid));
        }
        if (cause instanceof JsonMappingException mapping) {
            return Problem.response(refusal(mapping));
        }
        if (cause instanceof JsonProcessingException syntax) {
            return Problem.response(Refusal.malformed("body", "is not valid JSON: " + syntax.getOriginalMessage()));
        }
        if (cause instanceof WebApplicationException http && http.getResponse().getStatus() < 500) {
            return answer(http.getResponse());
        }
        return null;
    }

    private static Response answer(Response given) {
        if (given.getStatus() < 400 || given.hasEntity()) {
            return given;
        }
        Response.StatusType status = given.getStatusInfo();
        Refusal refusal = Refusal.of(
                status.getStatusCode(),
                status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                status.getReasonPhrase(),
                detail(status.getStatusCode()));
        return Response.fromResponse(given)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(refusal))
                .build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 406 -> "This address cannot answer in the media type asked for.";
            case 415 -> "Send the body as application/json.";
            default -> "The request was refused.";
        };
    }

    private static Refusal refusal(ConstraintViolationException invalid) {
        List<Refusal.FieldError> errors = invalid.getConstraintViolations().stream()
                .map(v -> new Refusal.FieldError(field(v), v.getMessage()))
                .sorted(java.util.Comparator.comparing(Refusal.FieldError::field))
                .toList();
        String detail = errors.stream().map(e -> e.field() + ": " + e.message()).collect(Collectors.joining("; "));
        return new Refusal(422, "invalid", "The request breaks a rule", detail, errors, Map.of());
    }

    /** The path without the method and the parameter's own name, which mean nothing to a client. */
    private static String field(ConstraintViolation<?> violation) {
        StringBuilder field = new StringBuilder();
        String parameter = "body";
        for (Path.Node node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE -> {}
                case PARAMETER -> parameter = node.getName();
                default -> field.append(field.isEmpty() ? "" : ".").append(node);
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    private static Refusal refusal(JsonMappingException mapping) {
        String path = mapping.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."));
        String field = path.isEmpty() ? "body" : path;
        if (mapping instanceof UnrecognizedPropertyException) {
            return Refusal.malformed(field, "is not a known field");
        }
        String message = mapping.getOriginalMessage();
        // Jackson names Java types after the first sentence; clients need the rule only
        return Refusal.malformed(field, message == null ? "has the wrong type" : firstSentence(message));
    }

    private static String firstSentence(String message) {
        String readable = message.replaceAll("`[a-z0-9_.$]*\\.([A-Za-z0-9_$]+)`", "$1");
        int end = readable.indexOf('\n');
        return end < 0 ? readable : readable.substring(0, end);
    }
}
