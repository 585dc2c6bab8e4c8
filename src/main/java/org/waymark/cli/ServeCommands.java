package org.waymark.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.certification.CannotCertify;
import org.waymark.cli.text.PlainWords;
import org.waymark.config.BadSettings;
import org.waymark.config.Config;
import org.waymark.process.ClassArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands that run until they are ended. */
final class ServeCommands {
    private ServeCommands() {}

    @Command(description = "Runs Waymark.", mixinStandardHelpOptions = true)
    record Serve(Operator operator) implements Callable<Integer> {
        @Override
        public Integer call() {
            return operator.serving(operator.house()::serve);
        }
    }

    @Command(
            description = "Runs Waymark and a practice LMS, registered with each other, and says where to click.",
            mixinStandardHelpOptions = true)
    record Demo(Operator operator) implements Callable<Integer> {
        @Override
        public Integer call() {
            return operator.serving((Config config) -> operator.house().demo(config.withLocalNetwork()));
        }
    }

    @Command(
            description = "Archives the classes that a server loads, so that it starts in about half the time."
                    + " Takes about a minute.",
            mixinStandardHelpOptions = true)
    static final class Archive implements Callable<Integer> {
        private final Operator operator;

        @Option(names = "--to", description = "the file (default: waymark.jsa beside the jar)")
        private @Nullable Path to;

        Archive(Operator operator) {
            this.operator = operator;
        }

        @Override
        public Integer call() throws InterruptedException {
            Path jar = ClassArchive.jar();
            Path file = (to == null ? jar.resolveSibling("waymark.jsa") : to).toAbsolutePath();
            try (ClassArchive archive = ClassArchive.begin(jar)) {
                operator.err().println("A server is running. It is used in every way that the certification knows ...");
                operator.house().certify(Config.read(archive.settings()));
                archive.keepAt(file);
            } catch (BadSettings | CannotCertify e) {
                return operator.refused(PlainWords.of(e));
            }
            operator.err().println("From now on start with:");
            operator.out().println("java -XX:SharedArchiveFile=" + file + " -jar " + jar + " serve");
            return Operator.OK;
        }
    }

    @Command(description = "Runs the practice LMS alone, on loopback.", mixinStandardHelpOptions = true)
    static final class Practice implements Callable<Integer> {
        private final Operator operator;

        @Option(names = "--port", description = "the port; 0 takes any free one (default: ${DEFAULT-VALUE})")
        private int port = 8090;

        @Option(names = "--state", description = "the file that keeps its people, courses and grades")
        private @Nullable Path state;

        Practice(Operator operator) {
            this.operator = operator;
        }

        @Override
        public Integer call() throws InterruptedException {
            if (port < 0 || port > 65535) {
                return operator.refused("--port must be from 0 to 65535");
            }
            operator.house().practice(port, state);
            return Operator.OK;
        }
    }
}
