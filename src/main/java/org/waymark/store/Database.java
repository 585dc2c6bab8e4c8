package org.waymark.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Types;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.reflect.ReflectionMappers;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/** The one database, opened and migrated. Safe for use by many threads; close it once, last. */
public final class Database implements AutoCloseable {
    /**
     * The options with which H2 is opened: PostgreSQL's words, and texts of a usual length within their rows. H2 would keep
     * those of more than 256 letters apart, which takes longer than all the rest of a row.
     */
    public static final String H2_OPTIONS =
            "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;TIME ZONE=UTC;MAX_LENGTH_INPLACE_LOB=16384;QUERY_CACHE_SIZE=64"
                    // Making the file smaller at the end writes over what the last commit on the disk still needs.
                    + ";MAX_COMPACT_TIME=0";

    private static final int POOL_SIZE = 12;

    private final HikariDataSource pool;
    private final Preparation preparation;
    private final PoolTimes times;
    private final H2File file;
    /** Null where the database itself takes care that a commit that returned is on the disk. */
    private final @Nullable GroupSync sync;

    private final Jdbi jdbi;

    private Database(
            HikariDataSource pool, Preparation preparation, PoolTimes times, H2File file, @Nullable GroupSync sync) {
        this.pool = pool;
        this.preparation = preparation;
        this.times = times;
        this.file = file;
        this.sync = sync;
        ValueMappers values = new ValueMappers();
        WordMappers words = new WordMappers();
        MessageMapper messages = new MessageMapper();
        this.jdbi = Jdbi.create(pool)
                .registerArgument(new UuidArguments())
                .registerArgument(words)
                .registerArgument(values)
                .registerArgument(messages)
                .registerColumnMapper(words)
                .registerColumnMapper(values)
                .registerColumnMapper(messages)
                .registerRowMapper(new RecordMappers());
        jdbi.getConfig(ReflectionMappers.class).setStrictMatching(true);
        // A failing statement would print its values, which are names, claims and keys, into the log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /** A missing id travels without a type: Jdbi calls it a text, which PostgreSQL does not take for an id. */
    private static final class UuidArguments extends AbstractArgumentFactory<UUID> {
        UuidArguments() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(UUID value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, value);
        }
    }

    /**
     * Opens the pool and brings the tables up to date with the files in {@code sql/migration}, where this program has not
     * done so before.
     *
     * @throws RuntimeException when the database cannot be reached or a migration fails
     */
    public static Database open(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("waymark");
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        if (isPostgres(url)) {
            // Many rows that are added together travel as one statement.
            config.addDataSourceProperty("reWriteBatchedInserts", true);
        }
        PoolTimes times = new PoolTimes();
        config.setMetricsTrackerFactory((name, stats) -> times);
        H2File file = H2File.open(url);
        config.setJdbcUrl(file.url());
        try {
            HikariDataSource pool = new HikariDataSource(config);
            try {
                Preparation preparation = Preparation.of(pool);
                if (!preparation.isDone()) {
                    preparation.migrate(isPostgres(url));
                }
                return new Database(
                        pool,
                        preparation,
                        times,
                        file,
                        file.exists() ? GroupSync.open(file.url(), user, password) : null);
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean isPostgres(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    /**
     * Runs work that brings what the tables hold up to date with this program, unless this program has done it here
     * before. What another program made of it in between does not count as done.
     */
    public void prepareOnce(Runnable work) {
        if (!preparation.isDone()) {
            work.run();
            preparation.end();
        }
    }

    /**
     * Runs work in one transaction: committed when it returns, rolled back when it throws. What was committed is on the
     * disk when this returns. Where others held a lock too long the work is run again, so it changes nothing but the
     * database.
     *
     * @throws Busy when it waited in vain
     */
    public <T> T inTransaction(Function<Handle, T> work) {
        return Contention.withPatience(() -> {
            if (sync == null) {
                return jdbi.<T, RuntimeException>inTransaction(work::apply);
            }
            AtomicBoolean changed = new AtomicBoolean();
            T result = jdbi.<T, RuntimeException>inTransaction(handle -> {
                T done = work.apply(handle);
                changed.set(GroupSync.hasChanged(handle.getConnection()));
                return done;
            });
            if (changed.get()) {
                sync.await();
            }
            return result;
        });
    }

    /**
     * Runs one query in no transaction, which is fewer ways to the database and back.
     *
     * @throws Busy when it waited in vain
     */
    public <T> T query(Function<Handle, T> query) {
        return Contention.withPatience(() -> jdbi.<T, RuntimeException>withHandle(query::apply));
    }

    /**
     * Runs one statement that changes something, which is a transaction by itself: on the disk when this returns.
     *
     * @throws Busy when it waited in vain
     */
    public <T> T statement(Function<Handle, T> statement) {
        T result = query(statement);
        if (sync != null) {
            sync.await();
        }
        return result;
    }

    /** Runs work without a result in one transaction, as {@link #inTransaction} does. */
    public void useTransaction(Consumer<Handle> work) {
        inTransaction(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** Returns the data source for parts that bring their own SQL (the scheduler). */
    public DataSource dataSource() {
        return pool;
    }

    /** Returns how many connections are in use and waited for. */
    public PoolState poolState() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new PoolState(
                now.getActiveConnections(), now.getIdleConnections(), now.getThreadsAwaitingConnection(), times.times);
    }

    /** True when a statement can be run now. */
    public boolean ready() {
        try {
            return jdbi.withHandle(handle ->
                            handle.createQuery("select 1").mapTo(Integer.class).one())
                    == 1;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (sync != null) {
            sync.close();
        }
        pool.close();
        file.close();
    }
}
