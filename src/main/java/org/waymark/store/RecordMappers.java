package org.waymark.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructors;
import org.jdbi.v3.core.statement.StatementContext;
import org.waymark.language.Message;

/**
 * Maps a row to any record by the names of its parts, with Jdbi's own mapper. Jdbi copies its settings for every statement
 * and forgets with them what it found; here a record's mapper is found once, and its columns once for each SQL text.
 */
final class RecordMappers implements RowMapperFactory {
    /** Texts of SQL are made of constants; the bound is for one that is not. */
    private static final int MOST_TEXTS = 200;

    private final Map<Type, RowMapper<?>> known = new ConcurrentHashMap<>();

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> record
                        && record.isRecord()
                        && !ValueMappers.isValue(record)
                        && record != Message.class
                ? Optional.of(known.computeIfAbsent(type, found -> new RecordMapper<>(constructor(record))))
                : Optional.empty();
    }

    private static <T> Constructor<T> constructor(Class<T> record) {
        Constructor<T> constructor = JdbiConstructors.findConstructorFor(record);
        constructor.setAccessible(true);
        return constructor;
    }

    private static final class RecordMapper<T> implements RowMapper<T> {
        private final RowMapper<T> byNames;
        private final Constructor<T> constructor;
        private final Cache<String, RowMapper<T>> byText =
                Caffeine.newBuilder().maximumSize(MOST_TEXTS).build();

        RecordMapper(Constructor<T> constructor) {
            this.constructor = constructor;
            this.byNames = ConstructorMapper.of(constructor);
        }

        @Override
        public T map(ResultSet row, StatementContext context) throws SQLException {
            return specialize(row, context).map(row, context);
        }

        @Override
        public RowMapper<T> specialize(ResultSet row, StatementContext context) throws SQLException {
            String text = context.getRawSql();
            RowMapper<T> mapper = byText.getIfPresent(text);
            if (mapper == null) {
                mapper = byNames.specialize(row, context);
                // Jdbi takes a part that may be null for null where a column is missing, or misspelt.
                int parts = parts(constructor);
                int columns = row.getMetaData().getColumnCount();
                if (parts != columns) {
                    throw new IllegalArgumentException(constructor + " has " + parts + " parts, the row " + columns);
                }
                byText.put(text, mapper);
            }
            return mapper;
        }

        private static int parts(Constructor<?> constructor) {
            return Arrays.stream(constructor.getParameters())
                    .mapToInt(part -> part.isAnnotationPresent(Nested.class)
                            ? parts(JdbiConstructors.findConstructorFor(part.getType()))
                            : 1)
                    .sum();
        }
    }
}
