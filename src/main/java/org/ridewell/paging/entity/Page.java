package org.ridewell.paging.entity;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and where the next part begins.
 *
 * @param nextCursor asks for what follows; null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * Cuts what was found to the page that was asked for.
     *
     * @param found read with one more than {@code limit}, which tells whether anything follows
     * @param cursor of an item, from which the list goes on behind it
     */
    public static <T> Page<T> cut(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }

    /** The same page, with each item as {@code view} shows it. */
    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}
