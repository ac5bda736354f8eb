package org.ridewell.problem.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;

/** Times are ISO 8601 text; a bare number would be taken for seconds or milliseconds by chance. */
final class JsonTime extends InstantDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    private JsonTime() {
        super(InstantDeserializer.INSTANT, java.time.format.DateTimeFormatter.ISO_INSTANT);
    }

    static SimpleModule module() {
        return new SimpleModule("time").addDeserializer(Instant.class, new JsonTime());
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw InvalidFormatException.from(
                    parser, "must be a time such as 2026-11-24T12:00:00Z", parser.getText(), Instant.class);
        }
        return super.deserialize(parser, context);
    }
}
