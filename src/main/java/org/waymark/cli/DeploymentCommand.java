package org.waymark.cli;

import java.util.ArrayList;
import java.util.List;
import org.waymark.id.RegistrationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
        return operator.withJourneys(journeys -> journeys.admin.managePlatforms.allow(registration, deployment, allowed)
                ? Operator.OK
                : operator.refused("There is no registration " + registration));
    }
}
