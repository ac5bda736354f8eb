package org.ridewell.problem.boundary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Brings {@link ApiJson} to the resources. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Priority(Priorities.ENTITY_CODER)
public class JsonMapping extends JacksonJsonProvider implements ContextResolver<ObjectMapper> {

    public JsonMapping() {
        super(ApiJson.MAPPER);
    }

    /** For Jackson's own provider, which the server finds in the library and may prefer to this one. */
    @Override
    public ObjectMapper getContext(Class<?> type) {
        return ApiJson.MAPPER;
    }
}
