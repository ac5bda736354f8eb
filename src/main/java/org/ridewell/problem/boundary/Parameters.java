package org.ridewell.problem.boundary;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.problem.entity.Times;

/** Reads numbers, times and enums of an address: one that cannot be read is a 400 with its name, not JAX-RS's 404. */
@Provider
public class Parameters implements ParamConverterProvider {

    private record Reading(String rule, Function<String, Object> read) {}

    private static final Map<Class<?>, Reading> READINGS = Map.of(
            int.class, new Reading("must be a whole number", Integer::valueOf),
            Integer.class, new Reading("must be a whole number", Integer::valueOf),
            long.class, new Reading("must be a whole number", Long::valueOf),
            Long.class, new Reading("must be a whole number", Long::valueOf),
            double.class, new Reading("must be a number", Parameters::finite),
            Double.class, new Reading("must be a number", Parameters::finite),
            Instant.class, new Reading(Times.TIME_RULE, text -> Times.time(text).orElseThrow()),
            LocalDate.class,
                    new Reading(Times.DATE_RULE, text -> Times.date(text).orElseThrow()));

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Reading reading = type.isEnum() ? ofEnum(type) : READINGS.get(type);
        return reading == null ? null : (ParamConverter<T>) new Converter(name(annotations), reading);
    }

    private static double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException("not finite");
        }
        return number;
    }

    private static Reading ofEnum(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        String names = Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "));
        return new Reading("must be one of " + names, text -> Arrays.stream(constants)
                .filter(c -> ((Enum<?>) c).name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown")));
    }

    private static String name(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path) {
                return path.value();
            }
            if (annotation instanceof HeaderParam header) {
                return header.value();
            }
        }
        return "parameter";
    }

    private record Converter(String name, Reading reading) implements ParamConverter<Object> {

        @Override
        public @Nullable Object fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return reading.read.apply(text);
            } catch (RuntimeException e) {
                throw new WebApplicationException(Problem.response(Refusal.malformed(name, reading.rule)));
            }
        }

        @Override
        public String toString(Object value) {
            return value.toString();
        }
    }
}
