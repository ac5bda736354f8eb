package org.ridewell.problem.boundary;

import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** RESTEasy answers what Bean Validation finds in a text of its own, with 400; a mapper of the same exception goes before it. */
@Provider
public class ValidationProblems implements ExceptionMapper<ValidationException> {

    @Override
    public Response toResponse(ValidationException thrown) {
        return new ExceptionProblems().toResponse(thrown);
    }
}
