package org.waymark.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A process whose memory runs out ends, wherever that happens, with the status of the JVM's own switch. */
class ExhaustionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"thread,3", "request,3", "library,3", "caught,0"})
    void a_process_without_memory_ends(String where, int status) throws Exception {
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InNeed.class.getName(),
                        where)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(Files.readString(log)).isEqualTo(status);
    }

    /** A program that needs more memory than there is. */
    static final class InNeed {
        private static final List<byte[]> KEPT = new ArrayList<>();

        private InNeed() {}

        public static void main(String[] arguments) throws Exception {
            Exhaustion.endsTheProcess();
            switch (arguments[0]) {
                case "thread" -> {
                    Thread thread = new Thread(InNeed::take);
                    thread.start();
                    thread.join();
                }
                case "request" -> {
                    Javalin web = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        config.routes.get("/", context -> take());
                    });
                    web.start("127.0.0.1", 0);
                    URI address = URI.create("http://127.0.0.1:" + web.port() + "/");
                    HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
                }
                // As a library tells it that has caught it and goes on.
                case "library" ->
                    LoggerFactory.getLogger("library")
                            .debug("at {}", 1, new IllegalStateException(new OutOfMemoryError("Java heap space")));
                default -> LoggerFactory.getLogger("library").error("no harm done", new IllegalStateException());
            }
            System.exit(0);
        }

        private static void take() {
            while (true) {
                KEPT.add(new byte[1024 * 1024]);
            }
        }
    }
}
