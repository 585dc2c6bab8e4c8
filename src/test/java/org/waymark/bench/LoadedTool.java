package org.waymark.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.waymark.whole.Wait;

/** The packaged tool in a process of its own, and its commands. */
final class LoadedTool implements AutoCloseable {
    private static final double TICKS_A_SECOND = 100;
    private static final int LONGEST_SECONDS = 120;

    private final Path folder;
    private final int port;
    private final Process server;
    final long readyMillis;

    /** Runs a command before there is a server; returns what it printed. */
    static String command(Path jar, Map<String, String> settings, String... words) throws Exception {
        Path out = Files.createTempFile("waymark-load", ".txt");
        Process process = process(jar, List.of(), settings, words)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(out).strip();
        Files.delete(out);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " failed: " + printed);
        }
        return printed;
    }

    /** Starts the server and waits until it says that it is ready. */
    LoadedTool(Path jar, List<String> options, LoadedStore store) throws IOException {
        this.folder = store.folder;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> settings = store.settings();
        settings.put("WAYMARK_PORT", String.valueOf(port));
        settings.put("WAYMARK_ALLOW_LOCAL_NETWORK", "true");
        settings.put("WAYMARK_RATE_LIMITS", "off");
        long begin = System.nanoTime();
        server = process(jar, options, settings, "serve")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        try {
            Wait.until(
                    Duration.ofSeconds(LONGEST_SECONDS),
                    Duration.ofMillis(5),
                    this::isReady,
                    () -> "the server did not start; its last words: " + log());
        } catch (AssertionError e) {
            close();
            throw e;
        }
        readyMillis = (System.nanoTime() - begin) / 1_000_000;
    }

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    double cpuSeconds() throws IOException {
        return cpuSeconds(server.pid());
    }

    /** Resident memory in MB, at its peak or now. */
    long megabytes(boolean peak) throws IOException {
        String name = peak ? "VmHWM:" : "VmRSS:";
        return Files.readAllLines(Path.of("/proc", String.valueOf(server.pid()), "status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** The CPU seconds of a process, of those below it, and of those below it that have ended. */
    static double cpuSeconds(long process) throws IOException {
        double ticks = 0;
        List<Long> all = Stream.concat(
                        Stream.of(process),
                        ProcessHandle.of(process).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .toList();
        for (long one : all) {
            Path file = Path.of("/proc", String.valueOf(one), "stat");
            // One that has ended meanwhile is in its parent's sum.
            String text = Files.exists(file) ? Files.readString(file) : "";
            if (!text.isEmpty()) {
                // The name in parentheses may hold anything; the four times are the 12th to 15th fields behind it.
                String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
                for (int field = 11; field <= 14; field++) {
                    ticks += Long.parseLong(fields[field]);
                }
            }
        }
        return ticks / TICKS_A_SECOND;
    }

    private boolean isReady() throws IOException {
        if (!server.isAlive()) {
            throw new AssertionError("the server ended: " + log());
        }
        try (Wire wire = new Wire(base())) {
            return wire.get("/health/ready", "").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String log() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("server.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException e) {
            return "none";
        }
    }

    private static ProcessBuilder process(
            Path jar, List<String> options, Map<String, String> settings, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        return builder;
    }

    /** Ends the server in order, or at all. */
    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
