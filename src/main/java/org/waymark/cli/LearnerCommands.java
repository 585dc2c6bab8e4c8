package org.waymark.cli;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Report;
import org.waymark.journey.ManageLearners;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands for learners and for what was told of them. */
final class LearnerCommands {
    private LearnerCommands() {}

    @Command(name = "learner", description = "Looks learners up.", mixinStandardHelpOptions = true)
    record LearnerCommand(Operator operator) {

        @Command(
                description = "Finds learners by an ID as the LMS gives it, or by part of a name.",
                mixinStandardHelpOptions = true)
        int find(
                @Parameters(paramLabel = "TEXT") String text,
                @Option(names = "--platform", paramLabel = "ID", description = "only those of this platform") @Nullable
                        UUID platform) {
            return operator.withTools(tools -> {
                for (ManageLearners.Found found : tools.learners().find(platform, text.strip())) {
                    Learner learner = found.learner();
                    operator.out()
                            .println(learner.id().value() + "\t" + learner.subject() + "\t" + learner.displayName()
                                    + "\t"
                                    + learner.joinedCity()
                                            .map(city -> city.name())
                                            .orElse("") + "\t" + found.platform());
                }
                return Operator.OK;
            });
        }
    }

    @Command(
            name = "completion",
            description = "Shows what was told of a learner, and has the last word on it.",
            mixinStandardHelpOptions = true)
    record CompletionCommand(Operator operator) {

        @Command(description = "Lists all that was told of a learner.", mixinStandardHelpOptions = true)
        int list(@Parameters(paramLabel = "LEARNER", description = "the id that `learner find` shows") UUID learner) {
            return operator.withTools(tools -> {
                Optional<ManageLearners.Known> known = tools.learners().view(new LearnerId(learner));
                if (known.isEmpty()) {
                    return operator.refused("There is no learner " + learner + "; `learner find` shows them");
                }
                for (ManageLearners.Told told : known.get().facts()) {
                    Report report = told.completion().report();
                    operator.out()
                            .println(told.completion().id() + "\t"
                                    + (told.completion().stands() ? "stands" : "taken back") + "\t" + report.run()
                                    + "\t" + report.completedAt() + "\t" + report.source() + "\t" + report.toldBy());
                }
                return Operator.OK;
            });
        }

        @Command(
                description = "Takes back what was told; badge, grade and the city's support follow.",
                mixinStandardHelpOptions = true)
        int withdraw(
                @Parameters(paramLabel = "COMPLETION", description = "the id that `completion list` shows")
                        UUID completion,
                @Option(names = "--reason", required = true, description = "what the learner reads") String reason) {
            String said = reason.strip();
            if (said.isEmpty() || said.length() > ManageLearners.LONGEST_REASON) {
                return operator.refused("A reason has 1 to " + ManageLearners.LONGEST_REASON + " characters");
            }
            return operator.withTools(
                    tools -> tools.learners().withdraw(completion, said).isPresent()
                            ? Operator.OK
                            : operator.refused("There is no completion " + completion + " that stands"));
        }

        @Command(description = "Lets count again what a person took back.", mixinStandardHelpOptions = true)
        int restore(
                @Parameters(paramLabel = "COMPLETION", description = "the id that `completion list` shows")
                        UUID completion) {
            return operator.withTools(
                    tools -> tools.learners().restore(completion).isPresent()
                            ? Operator.OK
                            : operator.refused("There is no completion " + completion + " that a person took back"));
        }
    }
}
