package org.waymark.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Keeps ids, which are records of one {@code value} (a UUID or a text), in one column, so that SQL code need not unwrap them. */
final class ValueMappers implements ColumnMapperFactory, ArgumentFactory {
    /** Every statement asks, and looking at a record's parts takes longer than running some statements. */
    private static final ClassValue<Boolean> VALUES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            if (!type.isRecord() || type.getRecordComponents().length != 1) {
                return false;
            }
            RecordComponent only = type.getRecordComponents()[0];
            return only.getName().equals("value") && (only.getType() == UUID.class || only.getType() == String.class);
        }
    };

    private final Map<Class<?>, Value> known = new ConcurrentHashMap<>();

    static boolean isValue(Class<?> type) {
        return VALUES.get(type);
    }

    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> id && isValue(id)
                ? Optional.of(known.computeIfAbsent(id, Value::new))
                : Optional.empty();
    }

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        return value instanceof Record && isValue(value.getClass())
                ? Optional.of(
                        known.computeIfAbsent(value.getClass(), Value::new).argument(value))
                : Optional.empty();
    }

    private static final class Value implements ColumnMapper<Object> {
        private final Class<?> type;
        private final Constructor<?> constructor;
        private final Method accessor;

        Value(Class<?> id) {
            RecordComponent only = id.getRecordComponents()[0];
            this.type = only.getType();
            this.accessor = only.getAccessor();
            try {
                this.constructor = id.getDeclaredConstructor(type);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
            accessor.setAccessible(true);
            constructor.setAccessible(true);
        }

        @Override
        public @Nullable Object map(ResultSet row, int column, StatementContext context) throws SQLException {
            Object value = row.getObject(column, type);
            try {
                return value == null ? null : constructor.newInstance(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        Argument argument(Object id) {
            try {
                Object value = accessor.invoke(id);
                return (position, statement, context) -> statement.setObject(position, value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
