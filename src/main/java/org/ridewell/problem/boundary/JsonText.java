package org.ridewell.problem.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Strings that PostgreSQL can store: no NUL, no half of a surrogate pair. Else each would be a failure of ours. */
final class JsonText extends StringDeserializer {

    private static final long serialVersionUID = 1L;

    static SimpleModule module() {
        return new SimpleModule("text").addDeserializer(String.class, new JsonText());
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = super.deserialize(parser, context);
        if (text != null && !isStorable(text)) {
            throw InvalidFormatException.from(
                    parser, "must not contain U+0000 or half a surrogate pair", text, String.class);
        }
        return text;
    }

    /** What of it can be stored. */
    static String storable(String text) {
        return isStorable(text)
                ? text
                : text.codePoints()
                        .filter(point -> point != 0 && Character.getType(point) != Character.SURROGATE)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
