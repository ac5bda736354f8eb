package org.ridewell.problem.entity;

import java.util.function.Function;

/** What a use case answers: a value, or the reason why not. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> done, Function<Refusal, ? extends R> refused) {
            return done.apply(value);
        }
    }

    record Refused<T>(Refusal refusal) implements Outcome<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> done, Function<Refusal, ? extends R> refused) {
            return refused.apply(refusal);
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    <R> R fold(Function<? super T, ? extends R> done, Function<Refusal, ? extends R> refused);

    default <R> Outcome<R> map(Function<? super T, ? extends R> next) {
        return flatMap(value -> done(next.apply(value)));
    }

    default <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> next) {
        return fold(next, Outcome::refused);
    }
}
