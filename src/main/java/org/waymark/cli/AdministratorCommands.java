package org.waymark.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.waymark.id.RegistrationId;
import org.waymark.lti.setup.Lms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands that print what an operator hands to administrators, and that say which deployments of theirs are let in. */
final class AdministratorCommands {
    private AdministratorCommands() {}

    /** The command that lets an operator into the administrator's pages. */
    @Command(
            name = "admin-link",
            description = "Prints a link that opens the administrator's pages, once, within 15 minutes.",
            mixinStandardHelpOptions = true)
    record AdminLink(Operator operator) implements Callable<Integer> {
        @Override
        public Integer call() {
            return operator.withJourneys(journeys -> {
                operator.out().println(journeys.admin.enterAdministration.makeLink());
                return Operator.OK;
            });
        }
    }

    /** Prints what an LMS without dynamic registration has to be told, with this installation's own addresses. */
    @Command(
            name = "lti-config",
            description = "Shows what an administrator enters in an LMS that has no dynamic registration.",
            mixinStandardHelpOptions = true)
    record LtiConfigCommand(Operator operator) {

        @Command(
                description = "Prints it: JSON to paste for canvas, the fields of the form for the others.",
                mixinStandardHelpOptions = true)
        int print(@Parameters(paramLabel = "LMS", description = "one of ${COMPLETION-CANDIDATES}") Lms lms) {
            return operator.withJourneys(journeys -> {
                if (!operator.environment().containsKey("WAYMARK_BASE_URL")) {
                    operator.err()
                            .println(
                                    "WAYMARK_BASE_URL is not set: an LMS on another machine cannot use these addresses.");
                }
                UUID keySet = journeys.admin.managePlatforms.reserveKeySet();
                operator.out().print(lms.text(journeys.admin.registerPlatform.describe(keySet)));
                operator.out().flush();
                operator.err().println("When the LMS shows what it gives in return: platform add --key-set " + keySet);
                return Operator.OK;
            });
        }
    }

    /** Decides which deployments of a platform are let in. */
    @Command(description = "Allows and refuses deployments.", mixinStandardHelpOptions = true)
    record DeploymentCommand(Operator operator) {

        @Command(description = "Lets launches of a deployment in.", mixinStandardHelpOptions = true)
        int allow(
                @Parameters(paramLabel = "REGISTRATION") RegistrationId registration,
                @Parameters(paramLabel = "DEPLOYMENT") String deployment) {
            return set(registration, deployment, true);
        }

        @Command(description = "Refuses launches of a deployment.", mixinStandardHelpOptions = true)
        int refuse(
                @Parameters(paramLabel = "REGISTRATION") RegistrationId registration,
                @Parameters(paramLabel = "DEPLOYMENT") String deployment) {
            return set(registration, deployment, false);
        }

        private int set(RegistrationId registration, String deployment, boolean allowed) {
            List<String> problems = new ArrayList<>();
            NewPlatform.text("DEPLOYMENT", deployment, NewPlatform.LONGEST_NAME, problems);
            if (!problems.isEmpty()) {
                return operator.refused(problems.get(0));
            }
            return operator.withJourneys(
                    journeys -> journeys.admin.managePlatforms.allow(registration, deployment, allowed)
                            ? Operator.OK
                            : operator.refused("There is no registration " + registration));
        }
    }
}
