package org.ridewell.problem.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import org.ridewell.problem.entity.Times;

/** Times are ISO 8601 text, of a year that can be stored; a bare number would be taken for seconds or milliseconds by chance. */
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
            throw InvalidFormatException.from(parser, Times.TIME_RULE, parser.getText(), Instant.class);
        }
        Instant time = super.deserialize(parser, context);
        if (time != null && !Times.isTold(time)) {
            throw InvalidFormatException.from(parser, Times.TIME_RULE, parser.getText(), Instant.class);
        }
        return time;
    }
}
