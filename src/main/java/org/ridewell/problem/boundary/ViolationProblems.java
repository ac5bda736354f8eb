package org.ridewell.problem.boundary;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The server brings a mapper for violations that answers plain text; this one is nearer to them and answers a problem. */
@Provider
public class ViolationProblems implements ExceptionMapper<ConstraintViolationException> {

    @Override
    public Response toResponse(ConstraintViolationException violations) {
        return new ExceptionProblems().toResponse(violations);
    }
}
