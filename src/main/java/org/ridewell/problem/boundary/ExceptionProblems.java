package org.ridewell.problem.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.entity.DatabaseOutage;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.problem.entity.Times;
import org.ridewell.telemetry.entity.Trace;

/** Turns whatever a request throws into problem JSON: the caller's faults into 4xx, ours into 500 with a trace id. */
@Provider
public class ExceptionProblems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ExceptionProblems.class.getName());

    @Override
    public Response toResponse(Throwable thrown) {
        Response given = givenAnswer(thrown);
        if (given != null) {
            return given;
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Response answer = callersFault(cause);
            if (answer != null) {
                return answer;
            }
        }
        if (DatabaseOutage.explains(thrown)) {
            LOG.log(Level.WARNING, "the database does not answer", thrown);
            return Problem.databaseLost();
        }
        String traceId = Trace.currentId();
        LOG.log(Level.SEVERE, thrown, () -> "request failed, trace " + traceId);
        return Response.status(500)
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.unexpected(traceId))
                .build();
    }

    /** What one of our own filters or converters refused, however deep the server wrapped it. */
    private static @Nullable Response givenAnswer(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof WebApplicationException http
                    && http.getResponse().getStatus() < 500
                    && http.getResponse().getEntity() instanceof Problem) {
                return http.getResponse();
            }
        }
        return null;
    }

    private static @Nullable Response callersFault(Throwable cause) {
        if (cause instanceof ConstraintViolationException invalid) {
            return Problem.response(refusal(invalid));
        }
        if (cause instanceof JsonMappingException mapping && !(cause instanceof InvalidDefinitionException)) {
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
                case PARAMETER -> parameter = parameter(violation, node.getName());
                default -> field.append(field.isEmpty() ? "" : ".").append(node);
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    /** A body's parameter has a name that only our source knows; others have one in the request. */
    private static String parameter(ConstraintViolation<?> violation, String called) {
        for (Class<?> type = violation.getRootBeanClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                for (Parameter each : method.getParameters()) {
                    String inRequest = each.getName().equals(called) ? nameInRequest(each) : null;
                    if (inRequest != null) {
                        return inRequest;
                    }
                }
            }
        }
        return "body";
    }

    private static @Nullable String nameInRequest(Parameter parameter) {
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return parameter.getAnnotation(QueryParam.class).value();
        }
        if (parameter.isAnnotationPresent(PathParam.class)) {
            return parameter.getAnnotation(PathParam.class).value();
        }
        return parameter.isAnnotationPresent(HeaderParam.class)
                ? parameter.getAnnotation(HeaderParam.class).value()
                : null;
    }

    private static Refusal refusal(JsonMappingException mapping) {
        String path = mapping.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."));
        String field = path.isEmpty() ? "body" : path;
        if (mapping instanceof UnrecognizedPropertyException) {
            return Refusal.malformed(field, "is not a known field");
        }
        return Refusal.malformed(field, rule(mapping));
    }

    /** Jackson's own messages name Java types; a client needs the rule. */
    private static String rule(JsonMappingException mapping) {
        if (!(mapping instanceof MismatchedInputException mismatch) || mismatch.getTargetType() == null) {
            return ruleBehind(mapping.getCause());
        }
        Class<?> type = mismatch.getTargetType();
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return mismatch instanceof InvalidFormatException format && format.getValue() instanceof String
                    ? mismatch.getOriginalMessage()
                    : "must be a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return type == Instant.class ? Times.TIME_RULE : "must be a date or time";
        }
        return Collection.class.isAssignableFrom(type) ? "must be an array" : "must be an object";
    }

    /** What a record says of its own values, or what is no JSON deep inside a body. */
    private static String ruleBehind(@Nullable Throwable cause) {
        if (cause instanceof IllegalArgumentException broken && broken.getMessage() != null) {
            return broken.getMessage();
        }
        if (cause instanceof InputCoercionException) {
            return "must be a number within its range";
        }
        return cause instanceof JsonProcessingException syntax
                ? "is not valid JSON: " + syntax.getOriginalMessage()
                : "cannot be read";
    }
}
