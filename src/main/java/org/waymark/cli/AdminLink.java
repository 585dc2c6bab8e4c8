package org.waymark.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

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
