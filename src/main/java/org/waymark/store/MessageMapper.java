package org.waymark.store;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/** Keeps a message as the fact that it states, in one column of text. */
final class MessageMapper implements ColumnMapper<Message>, ArgumentFactory {
    @Override
    public @Nullable Message map(ResultSet row, int column, StatementContext context) throws SQLException {
        String kept = row.getString(column);
        return kept == null ? null : Message.read(kept);
    }

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        return value instanceof Message message
                ? Optional.of((position, statement, context) -> statement.setString(position, message.kept()))
                : Optional.empty();
    }
}
