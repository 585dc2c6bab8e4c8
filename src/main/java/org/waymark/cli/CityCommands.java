package org.waymark.cli;

import org.waymark.people.IssuedCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands for the codes of cities. */
final class CityCommands {
    private static final int LONGEST_NAME = 200;

    private CityCommands() {}

    @Command(
            name = "city-code",
            description = "Makes, lists and withdraws the codes by which learners join a city.",
            mixinStandardHelpOptions = true)
    record CityCodeCommand(Operator operator) {

        @Command(
                description = "Prints a new code for a city, which is made when there is none of that name.",
                mixinStandardHelpOptions = true)
        int create(@Parameters(paramLabel = "CITY", description = "such as \"City of Springfield\"") String city) {
            String name = city.strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                return operator.refused("A city's name has 1 to 200 characters");
            }
            return operator.withJourneys(journeys -> {
                operator.out().println(journeys.admin.manageCities.addCode(name).shown());
                return Operator.OK;
            });
        }

        @Command(description = "Lists all codes.", mixinStandardHelpOptions = true)
        int list() {
            return operator.withJourneys(journeys -> {
                for (IssuedCode issued : journeys.admin.manageCities.listCodes()) {
                    operator.out()
                            .println(issued.code().shown() + "\t" + (issued.withdrawn() ? "withdrawn" : "good") + "\t"
                                    + issued.city().name());
                }
                return Operator.OK;
            });
        }

        @Command(description = "Withdraws a code; who joined with it stays.", mixinStandardHelpOptions = true)
        int withdraw(@Parameters(paramLabel = "CODE") String code) {
            return operator.withJourneys(journeys -> journeys.admin.manageCities.withdrawCode(code)
                    ? Operator.OK
                    : operator.refused("There is no code “" + code + "” that is still good"));
        }
    }
}
