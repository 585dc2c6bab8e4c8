package org.waymark.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Ends the process when its memory ran out: what was interrupted by that, such as the database's own threads, is never
 * whole again, so a supervisor starts it anew. The JVM has a switch for this ({@code -XX:+ExitOnOutOfMemoryError}), but
 * {@code java -jar} takes none from the jar. So it is seen where every part tells what happened to it: in a thread that
 * nobody catches it in, or in the log, in which the web server, the queue and the pool say what they caught.
 */
public final class Exhaustion {
    /** The status that the JVM's own switch ends with. */
    static final int STATUS = 3;

    private static final int DEEPEST = 20;
    private static final int RESERVE = 256 * 1024;

    /** Given back when memory ran out, for the few objects that the last sentence needs. */
    private static final AtomicReference<byte @Nullable []> RESERVED = new AtomicReference<>();

    private Exhaustion() {}

    public static void endsTheProcess() {
        RESERVED.set(new byte[RESERVE]);
        loadWhatEndsTheProcess();
        // What is run for the first time needs memory for itself, down to the texts that it compares with.
        endIfExhausted(new OutOfMemoryError("array size"));
        Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            endIfExhausted(thrown);
            if (usual != null) {
                usual.uncaughtException(thread, thrown);
            } else {
                LoggerFactory.getLogger(Exhaustion.class).error("thread {} ended", thread.getName(), thrown);
            }
        });
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.addTurboFilter(new Seen());
        }
    }

    /** A class that is needed for the first time when memory ran out cannot be loaded any more. */
    private static void loadWhatEndsTheProcess() {
        try {
            Class.forName("java.lang.Shutdown");
        } catch (ClassNotFoundException e) {
            LoggerFactory.getLogger(Exhaustion.class).debug("this Java ends in another way", e);
        }
    }

    private static void endIfExhausted(@Nullable Throwable thrown) {
        try {
            Throwable cause = thrown;
            for (int i = 0; i < DEEPEST && cause != null; i++) {
                // An array longer than any can be says nothing of the memory that is left.
                if (cause instanceof OutOfMemoryError
                        && !String.valueOf(cause.getMessage()).contains("array size")) {
                    end();
                }
                cause = cause.getCause();
            }
        } catch (OutOfMemoryError e) {
            end();
        }
    }

    /** Saying it needs memory itself, which other threads take as soon as there is some: it ends in any case. */
    private static void end() {
        try {
            RESERVED.set(null);
            System.err.println("Waymark ends, because its memory ran out.");
        } finally {
            Runtime.getRuntime().halt(STATUS);
        }
    }

    /** Looks at what is logged, before anybody asks whether it is written. */
    private static final class Seen extends TurboFilter {
        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            endIfExhausted(thrown);
            if (arguments != null
                    && arguments.length > 0
                    && arguments[arguments.length - 1] instanceof Throwable last) {
                endIfExhausted(last);
            }
            return FilterReply.NEUTRAL;
        }
    }
}
