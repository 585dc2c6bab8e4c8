package org.waymark.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jspecify.annotations.Nullable;

/** Keeps a set of words (texts without spaces, names of an enum), or a list of them, in one column, with a space between two. */
final class WordMappers implements ColumnMapperFactory, ArgumentFactory {

    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
        if (!(type instanceof ParameterizedType generic)
                || !(generic.getActualTypeArguments()[0] instanceof Class<?> one)) {
            return Optional.empty();
        }
        if (generic.getRawType() == Set.class && (one == String.class || one.isEnum())) {
            return Optional.of(mapper(
                    words -> words.map(word -> value(one, word)).collect(Collectors.toCollection(TreeSet::new))));
        }
        return generic.getRawType() == List.class && one == String.class
                ? Optional.of(mapper(Stream::toList))
                : Optional.empty();
    }

    private static ColumnMapper<?> mapper(Function<Stream<String>, Object> collected) {
        return (row, column, context) -> {
            String text = row.getString(column);
            return text == null
                    ? null
                    : collected.apply(Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()));
        };
    }

    private static Object value(Class<?> type, String word) {
        return type == String.class
                ? word
                : Arrays.stream(type.getEnumConstants())
                        .filter(one -> ((Enum<?>) one).name().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " " + word));
    }

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        if (!(value instanceof Collection<?> words)) {
            return Optional.empty();
        }
        Stream<?> ordered = value instanceof Set ? words.stream().sorted() : words.stream();
        String text = ordered.map(word -> word instanceof Enum<?> named ? named.name() : word.toString())
                .collect(Collectors.joining(" "));
        return Optional.of((position, statement, context) -> statement.setString(position, text));
    }
}
