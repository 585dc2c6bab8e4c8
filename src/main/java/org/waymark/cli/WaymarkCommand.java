package org.waymark.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
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
    private WaymarkCommand() {}

    /** Runs one command and returns its exit status: 0 done, 1 refused, 2 wrong settings or words. */
    public static int run(
            String[] arguments, House house, Map<String, String> environment, PrintStream out, PrintStream err) {
        return commandLine(house, environment, out, err).execute(arguments);
    }

    /** The whole command line; the table of commands in {@code src/doc/reference.md} is tested against it. */
    public static CommandLine commandLine(
            House house, Map<String, String> environment, PrintStream out, PrintStream err) {
        Operator operator = new Operator(house, environment, out, err);
        CommandLine line = new CommandLine(new WaymarkCommand());
        line.addSubcommand("serve", new ServeCommands.Serve(operator));
        line.addSubcommand("demo", new ServeCommands.Demo(operator));
        line.addSubcommand("practice", new ServeCommands.Practice(operator));
        line.addSubcommand("doctor", new DoctorCommand(operator));
        line.addSubcommand("registration-link", new PlatformCommands.RegistrationLink(operator));
        line.addSubcommand("admin-link", new AdministratorCommands.AdminLink(operator));
        line.addSubcommand("platform", new PlatformCommands.PlatformCommand(operator));
        line.addSubcommand("deployment", new DeploymentCommand(operator));
        line.addSubcommand("city-code", new CityCommand.Codes(operator));
        line.addSubcommand("city", new CityCommand(operator));
        line.addSubcommand("learner", new LearnerCommands.LearnerCommand(operator));
        line.addSubcommand("completion", new LearnerCommands.CompletionCommand(operator));
        line.addSubcommand("intake-client", new IntakeCommands.IntakeClientCommand(operator));
        line.addSubcommand("lti-config", new AdministratorCommands.LtiConfigCommand(operator));
        line.addSubcommand("key", new KeyCommand(operator));
        line.addSubcommand("import", new DataCommands.ImportCommand(operator));
        line.addSubcommand("export", new DataCommands.ExportCommand(operator));
        line.addSubcommand("standard", new DataCommands.StandardCommand(operator));
        line.addSubcommand("report", new ReportCommand(operator));
        line.addSubcommand("retention", new LearnerCommands.RetentionCommand(operator));
        line.addSubcommand("audit", new AuditCommand(operator));
        line.addSubcommand("backup", new BackupCommands.Backup(operator));
        line.addSubcommand("restore", new BackupCommands.Restore(operator));
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
