package org.waymark.operation;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.measure.Attempt;
import org.waymark.measure.Counts;
import org.waymark.measure.Responses;
import org.waymark.measure.Times;
import org.waymark.passback.UndeliveredOf;
import org.waymark.poll.Poll;

/**
 * Writes what an installation counts in the text form that Prometheus reads. Labels are words of closed sets, never
 * ids. The library is loaded when somebody reads, not before. What stands in the database is read at most once in three
 * seconds, and left out while the database does not answer. Safe for many threads.
 */
public final class Exposition {
    private static final Logger LOG = LoggerFactory.getLogger(Exposition.class);

    /** Several programs may read at once, and several instances share a database. */
    private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();

    private final Measured measured;
    private final Responses responses;
    private @Nullable PrometheusRegistry registry;
    private @Nullable Waiting waiting;
    private boolean answered;
    private long readAt;

    public Exposition(Measured measured, Responses responses) {
        this.measured = measured;
        this.responses = responses;
    }

    /** The type of the text, for the answer's header. */
    public static String contentType() {
        return PrometheusTextFormatWriter.CONTENT_TYPE;
    }

    /** Writes everything once. */
    public synchronized byte[] write() {
        PrometheusRegistry all = registry;
        if (all == null) {
            all = new PrometheusRegistry();
            registerOwn(all);
            JvmMetrics.builder().register(all);
            registry = all;
        }
        look();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, all.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void look() {
        long now = System.nanoTime();
        if (readAt != 0 && now - readAt < FRESH_NANOS) {
            return;
        }
        try {
            waiting = measured.watch().look();
            answered = true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "what waits could not be read for the metrics: {}",
                    e.getClass().getSimpleName());
            waiting = null;
            answered = false;
        }
        readAt = System.nanoTime();
    }

    private void registerOwn(PrometheusRegistry all) {
        counter("waymark_launch_verdicts", "logins and launches by verdict", "step", "verdict", "reason")
                .callback(callback -> {
                    callback.call((double) measured.launches().counts.accepted.sum(), "launch", "accepted", "");
                    measured.launches()
                            .counts
                            .refused
                            .forEach((reason, count) -> callback.call(count, "launch", "refused", word(reason)));
                    measured.launches()
                            .counts
                            .refusedLogins
                            .forEach((reason, count) -> callback.call(count, "login", "refused", word(reason)));
                })
                .register(all);
        counter("waymark_launch_log_dropped", "launches missing in the launch log")
                .callback(callback -> callback.call((double) measured.launches().dropped()))
                .register(all);
        attempts(all, "waymark_grade_deliveries", "attempts to deliver a grade", measured.grades().results);
        attempts(all, "waymark_mail_deliveries", "attempts to send a letter", measured.mail().results);
        counter("waymark_http_responses", "answers by class of status", "status")
                .callback(callback -> responses.statuses.forEach((status, count) -> callback.call(
                        count,
                        status.name().substring(status.name().indexOf('_') + 1).toLowerCase(Locale.ROOT))))
                .register(all);
        Map<String, Times> steps = new LinkedHashMap<>();
        steps.put("login", responses.logins);
        steps.put("launch", responses.launches);
        times(
                all,
                "waymark_request_seconds",
                "from the first byte of a login or launch to the end of its answer",
                "step",
                steps);
        registerPool(all);
        registerWaiting(all);
    }

    private void registerPool(PrometheusRegistry all) {
        gauge("waymark_pool_connections", "connections to the database", "state")
                .callback(callback -> {
                    var pool = measured.instance().database().poolState();
                    callback.call(pool.active(), "active");
                    callback.call(pool.idle(), "idle");
                })
                .register(all);
        gauge("waymark_pool_waiting", "threads that wait for a connection")
                .callback(callback ->
                        callback.call(measured.instance().database().poolState().waiting()))
                .register(all);
        times(
                all,
                "waymark_pool_acquire_seconds",
                "until a thread got a connection",
                "pool",
                Map.of("database", measured.instance().database().poolState().times()));
    }

    /** What all instances of an installation share: each tells the same. */
    private void registerWaiting(PrometheusRegistry all) {
        gauge("waymark_database_up", "whether the database answered")
                .callback(callback -> callback.call(answered ? 1 : 0))
                .register(all);
        ofWaiting(
                all,
                "waymark_work_due",
                "pieces of work that are due",
                now -> now.work().due());
        ofWaiting(
                all,
                "waymark_work_later",
                "pieces of work that are due later",
                now -> now.work().later());
        ofWaiting(
                all,
                "waymark_work_failing",
                "pieces of work that failed three times in a row",
                now -> now.work().failing());
        ofWaiting(
                all,
                "waymark_work_oldest_seconds",
                "for how long the oldest has been due",
                now -> age(now, now.work().oldest()));
        ofWaiting(
                all,
                "waymark_mail_due",
                "letters that are not sent yet",
                now -> now.mail().due());
        ofWaiting(
                all,
                "waymark_mail_oldest_seconds",
                "for how long the oldest has waited",
                now -> age(now, now.mail().since()));
        ofWaiting(
                all,
                "waymark_mail_given_up",
                "letters that were refused, or of which nobody knows",
                now -> now.mail().givenUp());
        ofWaiting(
                all,
                "waymark_badges_unsigned",
                "badges that are not signed yet",
                now -> now.badges().all());
        ofWaiting(
                all,
                "waymark_badges_failing",
                "badges that could not be signed",
                now -> now.badges().failing());
        ofWaiting(
                all,
                "waymark_grades_oldest_seconds",
                "for how long the oldest has waited",
                now -> age(
                        now,
                        now.grades().stream()
                                .map(UndeliveredOf::since)
                                .min(Instant::compareTo)
                                .orElse(null)));
        gauge("waymark_grades_undelivered", "grades that have not arrived", "state")
                .callback(callback -> with(now -> {
                    callback.call(
                            now.grades().stream().mapToInt(UndeliveredOf::fresh).sum(), "fresh");
                    callback.call(
                            now.grades().stream()
                                    .mapToInt(UndeliveredOf::retrying)
                                    .sum(),
                            "retrying");
                    callback.call(
                            now.grades().stream()
                                    .mapToInt(UndeliveredOf::waiting)
                                    .sum(),
                            "waiting");
                }))
                .register(all);
        gauge("waymark_looks_failing", "gradebooks and courses that could not be read last time", "kind")
                .callback(callback -> with(now -> {
                    for (Poll.Kind kind : Poll.Kind.values()) {
                        callback.call(
                                (double) now.looks().stream()
                                        .filter(look -> look.kind() == kind)
                                        .mapToLong(look -> look.failing())
                                        .sum(),
                                kind.name().toLowerCase(Locale.ROOT));
                    }
                }))
                .register(all);
    }

    private void ofWaiting(PrometheusRegistry all, String name, String help, ToDoubleFunction<Waiting> value) {
        gauge(name, help)
                .callback(callback -> with(now -> callback.call(value.applyAsDouble(now))))
                .register(all);
    }

    private void with(Consumer<Waiting> reader) {
        Waiting now = waiting;
        if (now != null) {
            reader.accept(now);
        }
    }

    private static double age(Waiting now, @Nullable Instant since) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now.at()).toMillis() / 1000.0);
    }

    private static void attempts(PrometheusRegistry all, String name, String help, Counts<Attempt> results) {
        counter(name, help, "result")
                .callback(callback -> results.forEach((result, count) -> callback.call(count, word(result))))
                .register(all);
    }

    private static void times(
            PrometheusRegistry all, String name, String help, String label, Map<String, Times> labelled) {
        all.register(() -> {
            HistogramSnapshot.Builder snapshot =
                    HistogramSnapshot.builder().name(name).help(help);
            labelled.forEach((word, times) -> snapshot.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                    .classicHistogramBuckets(ClassicHistogramBuckets.of(Times.steps(), times.counts()))
                    .sum(times.seconds())
                    .labels(Labels.of(label, word))
                    .build()));
            return snapshot.build();
        });
    }

    private static CounterWithCallback.Builder counter(String name, String help, String... labels) {
        return CounterWithCallback.builder().name(name).help(help).labelNames(labels);
    }

    private static GaugeWithCallback.Builder gauge(String name, String help, String... labels) {
        return GaugeWithCallback.builder().name(name).help(help).labelNames(labels);
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
