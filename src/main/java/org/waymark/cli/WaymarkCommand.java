package org.waymark.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.cli.text.PlainWords;
import org.waymark.id.CompletionId;
import org.waymark.id.JobId;
import org.waymark.id.RegistrationId;
import org.waymark.intake.IntakeClientId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The command line of {@code waymark.jar}. */
@Command(
        name = "waymark",
        description = "Turns course completions into progress on a city's certification, inside an LMS.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class WaymarkCommand {
    /** In the order in which the help lists them. */
    private static final List<Map.Entry<String, Function<Operator, Object>>> COMMANDS = List.of(
            Map.entry("serve", ServeCommands.Serve::new),
            Map.entry("demo", ServeCommands.Demo::new),
            Map.entry("practice", ServeCommands.Practice::new),
            Map.entry("archive", ServeCommands.Archive::new),
            Map.entry("doctor", DoctorCommand::new),
            Map.entry("registration-link", PlatformCommands.RegistrationLink::new),
            Map.entry("admin-link", AdministratorCommands.AdminLink::new),
            Map.entry("platform", PlatformCommands.PlatformCommand::new),
            Map.entry("deployment", AdministratorCommands.DeploymentCommand::new),
            Map.entry("city-code", CityCommand.Codes::new),
            Map.entry("city", CityCommand::new),
            Map.entry("learner", LearnerCommands.LearnerCommand::new),
            Map.entry("completion", LearnerCommands.CompletionCommand::new),
            Map.entry("intake-client", IntakeCommands.IntakeClientCommand::new),
            Map.entry("lti-config", AdministratorCommands.LtiConfigCommand::new),
            Map.entry("key", KeyCommand::new),
            Map.entry("import", DataCommands.ImportCommand::new),
            Map.entry("export", DataCommands.ExportCommand::new),
            Map.entry("standard", DataCommands.StandardCommand::new),
            Map.entry("report", ReportCommand::new),
            Map.entry("retention", LearnerCommands.RetentionCommand::new),
            Map.entry("audit", AuditCommand::new),
            Map.entry("verify", VerifyCommand::new),
            Map.entry("backup", BackupCommands.Backup::new),
            Map.entry("restore", BackupCommands.Restore::new));

    private WaymarkCommand() {}

    /** Runs one command and returns its exit status: 0 done, 1 refused, 2 wrong settings or words. */
    public static int run(
            String[] arguments, House house, Map<String, String> environment, PrintStream out, PrintStream err) {
        // To read the words of all commands takes longer than most commands take.
        String first = arguments.length == 0 ? "" : arguments[0];
        boolean known = COMMANDS.stream().anyMatch(command -> command.getKey().equals(first));
        return commandLine(house, environment, out, err, known ? first : null).execute(arguments);
    }

    /** The whole command line; the table of commands in {@code src/doc/reference.md} is tested against it. */
    public static CommandLine commandLine(
            House house, Map<String, String> environment, PrintStream out, PrintStream err) {
        return commandLine(house, environment, out, err, null);
    }

    private static CommandLine commandLine(
            House house, Map<String, String> environment, PrintStream out, PrintStream err, @Nullable String only) {
        Operator operator = new Operator(house, environment, out, err);
        CommandLine line = new CommandLine(new WaymarkCommand());
        COMMANDS.stream()
                .filter(command -> only == null || command.getKey().equals(only))
                .forEach(command ->
                        line.addSubcommand(command.getKey(), command.getValue().apply(operator)));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(UUID.class, WaymarkCommand::id);
        line.registerConverter(RegistrationId.class, typed -> new RegistrationId(id(typed)));
        line.registerConverter(JobId.class, typed -> new JobId(id(typed)));
        line.registerConverter(CompletionId.class, typed -> new CompletionId(id(typed)));
        line.registerConverter(IntakeClientId.class, typed -> new IntakeClientId(id(typed)));
        line.registerConverter(Path.class, WaymarkCommand::path);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((e, command, result) -> operator.refused(PlainWords.of(e)));
        return line;
    }

    private static UUID id(String typed) {
        // Java also reads shorter texts with four dashes as one.
        try {
            if (typed.length() == 36) {
                return UUID.fromString(typed);
            }
        } catch (IllegalArgumentException e) {
            // The sentence below fits this as well.
        }
        throw new TypeConversionException("'" + typed + "' is not an id, such as " + new UUID(0, 0));
    }

    private static Path path(String typed) {
        if (typed.isBlank()) {
            throw new TypeConversionException("'" + typed + "' is not the name of a file");
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + typed + "' cannot be the name of a file");
        }
    }
}
