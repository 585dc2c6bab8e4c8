package org.waymark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server with an empty installation of its own, in a process that writes an archive of the classes it has loaded when it
 * ends (JEP 350). A start with that archive reads and checks no class anew. The archive fits the jar and the Java that it
 * was made with; another Java, or another jar at that place, starts as without it.
 */
public final class ClassArchive implements AutoCloseable {
    private static final int ENDS_WITHIN_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> settings;
    private final Process server;
    private final BufferedReader said;

    private ClassArchive(Path folder, Map<String, String> settings, Process server) {
        this.folder = folder;
        this.settings = settings;
        this.server = server;
        this.said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Returns the jar that this process runs from.
     *
     * @throws IllegalStateException when it runs from a folder of classes, which cannot be archived
     */
    public static Path jar() {
        try {
            Path jar = Path.of(ClassArchive.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (!Files.isRegularFile(jar)) {
                throw new IllegalStateException("Classes can be archived from waymark.jar only.");
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Starts the server and returns when it is ready.
     *
     * @throws IllegalStateException with what the server said, when it ends instead
     */
    public static ClassArchive begin(Path jar) {
        try {
            Path folder = Files.createTempDirectory("waymark-archive");
            int port = Starting.freePort();
            Map<String, String> settings = Map.of(
                    "WAYMARK_DATA_DIR",
                    folder.resolve("data").toString(),
                    "WAYMARK_PORT",
                    Integer.toString(port),
                    "WAYMARK_BASE_URL",
                    "http://127.0.0.1:" + port,
                    "WAYMARK_ALLOW_LOCAL_NETWORK",
                    "true");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:ArchiveClassesAtExit=" + folder.resolve("waymark.jsa"),
                            "-jar",
                            jar.toString(),
                            "serve")
                    .redirectErrorStream(true);
            // The operator's own settings would lead it to the operator's own database.
            builder.environment().keySet().removeIf(name -> name.startsWith("WAYMARK_"));
            builder.environment().putAll(settings);
            ClassArchive archive = new ClassArchive(folder, settings, builder.start());
            archive.awaitReady();
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the settings of that server, by which commands find its installation. */
    public Map<String, String> settings() {
        return settings;
    }

    /**
     * Ends the server in order and keeps its archive.
     *
     * @throws IllegalStateException when it wrote none
     */
    public void keepAt(Path archive) throws InterruptedException {
        // Process.destroy would close the stream that is still read.
        server.toHandle().destroy();
        Path written = folder.resolve("waymark.jsa");
        if (!server.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS) || !Files.exists(written)) {
            throw new IllegalStateException("The server wrote no archive when it ended.");
        }
        try {
            Files.move(written, archive, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains("is ready at")) {
                Thread reader = new Thread(() -> said.lines().forEach(unneeded -> {}), "archive-output");
                reader.setDaemon(true);
                reader.start();
                return;
            }
            all.append('\n').append(line);
        }
        close();
        throw new IllegalStateException("The server did not start:" + all);
    }

    /** Ends the server if it runs, and removes its installation. */
    @Override
    public void close() {
        server.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
