package org.waymark.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Report;
import org.waymark.id.CompletionId;
import org.waymark.id.RegistrationId;
import org.waymark.journey.Journeys;
import org.waymark.journey.admin.ManageLearners;
import org.waymark.journey.admin.ManageLearners.Found;
import org.waymark.journey.privacy.ErasePerson;
import org.waymark.people.Alphabet;
import org.waymark.people.City;
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
                        RegistrationId platform) {
            return operator.withJourneys(journeys -> {
                journeys.admin
                        .manageLearners
                        .find(platform, text.strip(), Alphabet.of(Locale.getDefault()))
                        .forEach(found -> operator.out().println(line(found)));
                return Operator.OK;
            });
        }

        @Command(
                description =
                        "Erases a person: what names the person goes, what counts for a city stays without a name.",
                mixinStandardHelpOptions = true)
        int erase(
                @Parameters(paramLabel = "ID", description = "Waymark's own, in front of what `learner find` shows")
                        UUID id,
                @Option(names = "--dry-run", description = "says what would go and stay, and changes nothing")
                        boolean dryRun,
                @Option(names = "--revoke-badges", description = "copies of the person's badges are revoked too")
                        boolean revoke,
                @Option(
                                names = "--reason",
                                defaultValue = "ASKED",
                                description = "for the audit log: ASKED, LEFT, or MISTAKE")
                        ErasePerson.Reason reason) {
            LearnerId learner = new LearnerId(id);
            return operator.withJourneys(journeys -> {
                ErasePerson erasePerson = journeys.privacy.erasePerson;
                Optional<ErasePerson.Preview> preview = erasePerson.preview(learner);
                if (preview.isEmpty()) {
                    return operator.refused("There is no learner " + id + ", or the person was erased before");
                }
                print(operator, preview.get());
                return dryRun || erasePerson.erase(learner, reason, revoke) == ErasePerson.Outcome.DONE
                        ? Operator.OK
                        : operator.refused("Somebody else erased the person at this moment");
            });
        }
    }

    /** Says what an erasure removes and keeps, one kind a line; the names are those of the code. */
    private static void print(Operator operator, ErasePerson.Preview preview) {
        preview.goes().forEach((kind, rows) -> operator.out().println("removed\t" + kind + "\t" + rows));
        operator.out().println("kept\tCOMPLETIONS\t" + preview.stays().completions());
        operator.out().println("kept\tCOUNTED_FOR_CITY\t" + preview.stays().credits());
        operator.out().println("kept\tBADGE_STATES\t" + preview.stays().badges() + "\tvalid " + preview.valid());
        operator.out().println("kept\tAUDIT_ENTRIES\t" + preview.stays().acts());
        if (preview.ahead() > 0) {
            operator.out().println("withdrawn first\tREGISTRATIONS\t" + preview.ahead());
        }
    }

    private static String line(Found found) {
        Learner learner = found.learner();
        return learner.id() + "\t" + learner.subject() + "\t" + learner.displayName() + "\t"
                + learner.joinedCity().map(City::name).orElse("") + "\t" + found.platform();
    }

    /** The one learner that a text names, as {@code learner find} finds people; else says why there is not one. */
    private static Optional<Learner> one(
            Operator operator, Journeys journeys, @Nullable RegistrationId platform, String text) {
        List<Found> found = find(journeys, platform, text);
        List<Found> exact = found.stream().filter(one -> isExactly(one, text)).toList();
        return only(operator, exact.isEmpty() ? found : exact, text);
    }

    /** The one learner of this id or of this whole name: nobody is changed by half a name. */
    static Optional<Learner> exactly(Operator operator, Journeys journeys, String text) {
        return only(
                operator,
                find(journeys, null, text).stream()
                        .filter(one -> isExactly(one, text))
                        .toList(),
                text);
    }

    private static List<Found> find(Journeys journeys, @Nullable RegistrationId platform, String text) {
        return text.isBlank()
                ? List.of()
                : journeys.admin.manageLearners.find(platform, text.strip(), Alphabet.of(Locale.getDefault()));
    }

    private static boolean isExactly(Found found, String text) {
        Learner learner = found.learner();
        return List.of(learner.subject(), learner.id().toString()).contains(text.strip())
                || learner.displayName().equalsIgnoreCase(text.strip());
    }

    private static Optional<Learner> only(Operator operator, List<Found> meant, String text) {
        if (meant.size() == 1) {
            return Optional.of(meant.get(0).learner());
        }
        operator.err()
                .println(
                        meant.isEmpty()
                                ? "There is no learner “" + text + "”; `learner find` shows ids and names"
                                : "Several learners are “" + text + "”; take the id in front:");
        meant.forEach(one -> operator.err().println(line(one)));
        return Optional.empty();
    }

    @Command(
            name = "completion",
            description = "Shows what was told of a learner, and has the last word on it.",
            mixinStandardHelpOptions = true)
    record CompletionCommand(Operator operator) {

        @Command(description = "Lists all that was told of a learner.", mixinStandardHelpOptions = true)
        int list(
                @Parameters(
                                paramLabel = "LEARNER",
                                description = "what `learner find` takes: an id, or part of a name that one person has")
                        String learner,
                @Option(names = "--platform", paramLabel = "ID", description = "only people of this platform") @Nullable
                        RegistrationId platform) {
            return operator.withJourneys(journeys -> one(operator, journeys, platform, learner)
                    .map(found -> list(journeys, found.id()))
                    .orElse(Operator.REFUSED));
        }

        private int list(Journeys journeys, LearnerId learner) {
            for (ManageLearners.Told told :
                    journeys.admin.manageLearners.view(learner).orElseThrow().facts()) {
                Report report = told.completion().report();
                operator.out()
                        .println(told.completion().id() + "\t"
                                + (told.completion().stands() ? "stands" : "taken back") + "\t" + report.run()
                                + "\t" + report.completedAt() + "\t" + report.source() + "\t" + report.toldBy());
            }
            return Operator.OK;
        }

        @Command(
                description = "Takes back what was told; badge, grade and the city's support follow.",
                mixinStandardHelpOptions = true)
        int withdraw(
                @Parameters(paramLabel = "COMPLETION", description = "the id that `completion list` shows")
                        CompletionId completion,
                @Option(names = "--reason", required = true, description = "what the learner reads") String reason) {
            String said = reason.strip();
            if (said.isEmpty() || said.length() > ManageLearners.LONGEST_REASON) {
                return operator.refused("A reason has 1 to " + ManageLearners.LONGEST_REASON + " characters");
            }
            return operator.withJourneys(journeys ->
                    journeys.admin.manageLearners.withdraw(completion, said).isPresent()
                            ? Operator.OK
                            : operator.refused("There is no completion " + completion + " that stands"));
        }

        @Command(description = "Lets count again what a person took back.", mixinStandardHelpOptions = true)
        int restore(
                @Parameters(paramLabel = "COMPLETION", description = "the id that `completion list` shows")
                        CompletionId completion) {
            return operator.withJourneys(journeys ->
                    journeys.admin.manageLearners.restore(completion).isPresent()
                            ? Operator.OK
                            : operator.refused("There is no completion " + completion + " that a person took back"));
        }
    }

    @Command(
            name = "retention",
            description = "Shows how long things of people are kept, and removes what was kept long enough.",
            mixinStandardHelpOptions = true)
    record RetentionCommand(Operator operator) {

        @Command(
                description = "Lists the rules: the name, on or off, the months, and what each would remove today.",
                mixinStandardHelpOptions = true)
        int show() {
            return operator.withJourneys(journeys -> {
                journeys.privacy
                        .manageRetention
                        .view()
                        .forEach(one -> operator.out()
                                .println(one.rule().kind() + "\t"
                                        + (one.rule().active() ? "on" : "off") + "\t"
                                        + one.rule().months() + "\t" + one.concerned()));
                return Operator.OK;
            });
        }

        @Command(
                description = "Carries out the rules that are on, as the server does once a day.",
                mixinStandardHelpOptions = true)
        int run(
                @Option(names = "--dry-run", description = "says what would be removed, and changes nothing")
                        boolean dryRun) {
            return operator.withJourneys(journeys -> {
                if (dryRun) {
                    journeys.privacy.manageRetention.view().stream()
                            .filter(one -> one.rule().active())
                            .forEach(one -> operator.out().println(one.rule().kind() + "\t" + one.concerned()));
                } else {
                    journeys.privacy
                            .carryOutRetention
                            .run()
                            .forEach((kind, removed) -> operator.out().println(kind + "\t" + removed));
                }
                return Operator.OK;
            });
        }
    }
}
