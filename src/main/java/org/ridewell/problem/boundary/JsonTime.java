package org.ridewell.problem.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;

/** Times are ISO-8601 text; Jackson would silently take a number for seconds since 1970. */
final class JsonTime extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    private JsonTime() {
        super(Instant.class);
    }

    static SimpleModule module() {
        return new SimpleModule("time").addDeserializer(Instant.class, new JsonTime());
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.hasToken(JsonToken.VALUE_STRING)
                ? InstantDeserializer.INSTANT.deserialize(parser, context)
                : (Instant) context.handleUnexpectedToken(Instant.class, parser);
    }
}
