package org.waymark.cli;

import org.waymark.id.RegistrationId;
import org.waymark.intake.IntakeClientId;
import org.waymark.journey.admin.ManageIntakeClients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands for other systems that tell completions. */
final class IntakeCommands {
    private IntakeCommands() {}

    @Command(description = "Lets other systems tell completions, and ends that.", mixinStandardHelpOptions = true)
    record IntakeClientCommand(Operator operator) {

        @Command(
                description = "Prints the token of a new client: this once, for only its hash is kept.",
                mixinStandardHelpOptions = true)
        int create(
                @Parameters(paramLabel = "NAME") String name,
                @Option(
                                names = "--platform",
                                required = true,
                                paramLabel = "ID",
                                description = "the platform whose people it tells of, see platform list")
                        RegistrationId platform) {
            return operator.withJourneys(journeys -> {
                ManageIntakeClients.Outcome outcome = journeys.admin.manageIntakeClients.add(platform, name);
                if (outcome instanceof ManageIntakeClients.NotMade refused) {
                    return operator.refused(refused.problem().words());
                }
                ManageIntakeClients.Made made = (ManageIntakeClients.Made) outcome;
                operator.err().println("Client " + made.client().id());
                operator.out().println(made.token());
                return Operator.OK;
            });
        }

        @Command(description = "Lists clients with their platforms.", mixinStandardHelpOptions = true)
        int list() {
            return operator.withJourneys(journeys -> {
                for (ManageIntakeClients.Shown one : journeys.admin.manageIntakeClients.list()) {
                    operator.out()
                            .println(one.client().id() + "\t"
                                    + (one.client().endedAt() == null ? "good" : "ended") + "\t"
                                    + one.client().name() + "\t"
                                    + one.platform().name());
                }
                return Operator.OK;
            });
        }

        @Command(description = "Refuses the token of a client; what it told stays.", mixinStandardHelpOptions = true)
        int end(@Parameters(paramLabel = "ID") IntakeClientId id) {
            return operator.withJourneys(journeys -> journeys.admin.manageIntakeClients.end(id)
                    ? Operator.OK
                    : operator.refused("There is no client " + id + ", or it was ended before"));
        }
    }
}
