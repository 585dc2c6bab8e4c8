package org.waymark.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what runs when the process is asked to end, before the virtual machine begins to end itself. A shutdown hook is
 * too late: H2 has one of its own, which the machine runs beside ours, and closes the database under deliveries that are
 * still to write down what became of them. Where signals cannot be had, the hook is what there is.
 */
public final class EndSignal {
    private static final Logger LOG = LoggerFactory.getLogger(EndSignal.class);

    /** The status when a supervisor asks the process to end, which it does in order. */
    private static final int ENDED = 0;

    /** The status when a person presses Ctrl-C: 128 and the signal's number, which ends a script around it as well. */
    private static final int INTERRUPTED = 130;

    /** The status when something could not be closed. */
    private static final int FAILED = 1;

    private EndSignal() {}

    /** Lets {@code close} run once, at the first signal that asks the process to end, and ends the process then. */
    static void closeFirst(BooleanSupplier close) {
        AtomicBoolean begun = new AtomicBoolean();
        for (String name : new String[] {"TERM", "INT"}) {
            int status = name.equals("TERM") ? ENDED : INTERRUPTED;
            handle(name, () -> {
                if (begun.compareAndSet(false, true)) {
                    // A signal's own thread has to return.
                    new Thread(() -> end(close, status), "end").start();
                }
            });
        }
    }

    private static void end(BooleanSupplier close, int status) {
        boolean closed = false;
        try {
            closed = close.getAsBoolean();
        } finally {
            Runtime.getRuntime().exit(closed ? status : FAILED);
        }
    }

    /** By reflection, because the compiler refuses to name a class that every Java since 1.2 has and none documents. */
    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    action.run();
                    yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> "end of " + name;
            };
            Object ours = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, calls);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.info("the signal {} is left to the virtual machine: {}", name, e.toString());
        }
    }

    /** Waits until the process is told to end, and closes what runs before it does. */
    public static void await(AutoCloseable running) throws InterruptedException {
        await(running, () -> {});
    }

    /**
     * Waits likewise.
     *
     * @param ready says that all runs, after which the process may be told to end at any moment
     */
    public static void await(AutoCloseable running, Runnable ready) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        BooleanSupplier close = () -> {
            try {
                running.close();
                return true;
            } catch (Exception e) {
                System.err.println("closing failed: " + e.getMessage());
                return false;
            }
        };
        EndSignal.closeFirst(close);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean unused = close.getAsBoolean();
            end.countDown();
        }));
        ready.run();
        end.await();
    }
}
