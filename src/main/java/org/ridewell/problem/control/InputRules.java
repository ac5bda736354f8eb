package org.ridewell.problem.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ridewell.problem.entity.Refusal;

/** Checks an input's Bean Validation rules inside a facade, so that pages and API refuse the same. */
@ApplicationScoped
public class InputRules {

    @Inject
    private Validator validator;

    /** Empty when the input keeps all its rules; else a 422 that names each field and rule. */
    public <T> Optional<Refusal> broken(T input) {
        List<Refusal.FieldError> errors = validator.validate(input).stream()
                .map(InputRules::error)
                .sorted(Comparator.comparing(Refusal.FieldError::field))
                .toList();
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        String detail = errors.stream().map(e -> e.field() + ": " + e.message()).collect(Collectors.joining("; "));
        return Optional.of(new Refusal(422, "invalid", "The request breaks a rule", detail, errors, Map.of()));
    }

    private static Refusal.FieldError error(ConstraintViolation<?> violation) {
        String field = violation.getPropertyPath().toString();
        return new Refusal.FieldError(field.isEmpty() ? "body" : field, violation.getMessage());
    }
}
