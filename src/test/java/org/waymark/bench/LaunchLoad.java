package org.waymark.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.whole.Installation;
import org.waymark.whole.Wait;
import org.waymark.whole.WebBrowser;

/**
 * Starts the packaged jar with its default settings on a fresh H2, measures the time to readiness, sends a bounded number
 * of whole launches over loopback, and prints times and resident memory. Arguments: the jar, launches (10000), threads
 * (4).
 */
public final class LaunchLoad {
    private LaunchLoad() {}

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        int launches = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4;
        Path folder = Files.createTempDirectory("waymark-load");
        int port = 18_080;
        Map<String, String> settings = Map.of(
                "WAYMARK_DATA_DIR", folder.toString(),
                "WAYMARK_PORT", Integer.toString(port),
                "WAYMARK_ALLOW_LOCAL_NETWORK", "true");
        long begin = System.nanoTime();
        Process serve = process(jar, settings, folder.resolve("serve.log").toFile(), "serve");
        try (PracticeLms lms = PracticeLms.start(Options.inMemory(InstantSource.system()))) {
            awaitReady(port);
            System.out.printf("ready after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
            File out = folder.resolve("link.txt").toFile();
            process(jar, settings, out, "registration-link").waitFor();
            String link = Files.readAllLines(out.toPath()).stream()
                    .filter(line -> line.startsWith("http"))
                    .findFirst()
                    .orElseThrow();
            new WebBrowser().get(lms.registrationUrl(link));
            PlacedActivity activity = lms.addActivity(
                    lms.course(),
                    "Load",
                    "http://localhost:" + port + "/lti/launch",
                    Map.of("waymark_run", Installation.RUN),
                    GradebookColumn.of(100));
            run(lms, activity, 500, threads);
            System.out.println("after warm-up: " + memory(serve));
            run(lms, activity, launches, threads);
            System.out.println("after " + launches + " launches: " + memory(serve));
        } finally {
            serve.destroy();
            serve.waitFor();
        }
    }

    private static void run(PracticeLms lms, PlacedActivity activity, int launches, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<List<Long>>> parts = new ArrayList<>();
        long begin = System.nanoTime();
        for (int thread = 0; thread < threads; thread++) {
            int person = thread;
            parts.add(pool.submit(() -> {
                List<Long> times = new ArrayList<>();
                WebBrowser browser = new WebBrowser();
                for (int i = 0; i < launches / threads; i++) {
                    SentLogin login = lms.startLaunch(
                            lms.open(
                                    lms.learners()
                                            .get((person + i) % lms.learners().size()),
                                    activity),
                            Forgery.none());
                    WebBrowser.Form form = browser.post(new WebBrowser.Form(login.url(), login.fields()))
                            .form("/lti/launch");
                    long start = System.nanoTime();
                    int status = browser.postOnce(form).status();
                    times.add(System.nanoTime() - start);
                    if (status != 303) {
                        throw new IllegalStateException("launch answered " + status);
                    }
                }
                return times;
            }));
        }
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> part : parts) {
            all.addAll(part.get());
        }
        pool.shutdown();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Collections.sort(all);
        System.out.printf(
                "%d launches in %.1f s (%.0f a second, practice LMS and browser on the same cores); launch POST p50 %.2f ms,"
                        + " p99 %.2f ms%n",
                all.size(),
                seconds,
                all.size() / seconds,
                all.get(all.size() / 2) / 1e6,
                all.get(all.size() * 99 / 100) / 1e6);
    }

    private static Process process(Path jar, Map<String, String> settings, File out, String... command)
            throws Exception {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        words.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out);
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static void awaitReady(int port) {
        Wait.until(Duration.ofSeconds(30), Duration.ofMillis(10), () -> ready(port), () -> "never ready");
    }

    private static boolean ready(int port) {
        try {
            return new WebBrowser()
                            .get("http://localhost:" + port + "/health/ready")
                            .status()
                    == 200;
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static String memory(Process process) throws Exception {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("VmRSS unknown");
    }
}
