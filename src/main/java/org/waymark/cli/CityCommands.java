package org.waymark.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waymark.people.IssuedCode;
import org.waymark.people.Learner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands for cities and their codes. */
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
            return operator.withTools(tools -> {
                operator.out().println(tools.admin().manageCities.addCode(name).shown());
                return Operator.OK;
            });
        }

        @Command(description = "Lists all codes.", mixinStandardHelpOptions = true)
        int list() {
            return operator.withTools(tools -> {
                for (IssuedCode issued : tools.admin().manageCities.listCodes()) {
                    operator.out()
                            .println(issued.code().shown() + "\t" + (issued.withdrawn() ? "withdrawn" : "good") + "\t"
                                    + issued.city().name());
                }
                return Operator.OK;
            });
        }

        @Command(description = "Withdraws a code; who joined with it stays.", mixinStandardHelpOptions = true)
        int withdraw(@Parameters(paramLabel = "CODE") String code) {
            return operator.withTools(tools -> tools.admin().manageCities.withdrawCode(code)
                    ? Operator.OK
                    : operator.refused("There is no code “" + code + "” that is still good"));
        }
    }

    @Command(
            name = "city",
            description = "Notes what a city claims and what the assessment confirmed; moves a learner.",
            mixinStandardHelpOptions = true)
    record CityCommand(Operator operator) {

        @Command(description = "Notes that a city claims criteria.", mixinStandardHelpOptions = true)
        int claim(
                @Parameters(paramLabel = "CITY") String city,
                @Parameters(paramLabel = "CRITERION", arity = "1..*") List<String> criteria,
                @Option(names = "--undo", description = "takes the claims back") boolean undo) {
            return each(
                    city, criteria, (tools, code) -> tools.admin().manageCities.claim(city, code, !undo));
        }

        @Command(description = "Notes that the assessment confirmed criteria.", mixinStandardHelpOptions = true)
        int confirm(
                @Parameters(paramLabel = "CITY") String city,
                @Parameters(paramLabel = "CRITERION", arity = "1..*") List<String> criteria,
                @Option(names = "--undo", description = "takes the confirmations back") boolean undo) {
            return each(
                    city, criteria, (tools, code) -> tools.admin().manageCities.confirm(city, code, !undo));
        }

        @Command(description = "Moves a learner with all that counts to another city.", mixinStandardHelpOptions = true)
        int move(
                @Parameters(
                                paramLabel = "LEARNER",
                                description = "an id, or the whole name of one person, as `learner find` shows them")
                        String learner,
                @Parameters(paramLabel = "CITY") String city) {
            return operator.withTools(tools -> {
                if (!tools.admin().manageCities.listNames().contains(city)) {
                    return operator.refused(noCity(city));
                }
                return LearnerCommands.exactly(operator, tools, learner)
                        .map(found -> move(tools, found, city))
                        .orElse(Operator.REFUSED);
            });
        }

        private int move(Tools tools, Learner learner, String city) {
            boolean moved = tools.admin().manageCities.move(learner.id(), city);
            operator.err()
                    .println(learner.displayName() + " (" + learner.id() + ") "
                            + (moved ? "is now of " + city : "could not be moved"));
            return moved ? Operator.OK : Operator.REFUSED;
        }

        private static String noCity(String city) {
            return "There is no city “" + city + "”; `city-code list` shows them, `city-code create` makes one";
        }

        private interface Marking {
            void mark(Tools tools, String criterion);
        }

        /** All of them, or none where one is not known. */
        private int each(String city, List<String> typed, Marking marking) {
            List<String> criteria = typed.stream()
                    .map(code -> code.strip().toUpperCase(Locale.ROOT))
                    .toList();
            return operator.withTools(tools -> {
                if (!tools.admin().manageCities.listNames().contains(city)) {
                    return operator.refused(noCity(city));
                }
                List<String> known = tools.admin().manageCities.listCriteria();
                List<String> unknown = criteria.stream()
                        .filter(criterion -> !known.contains(criterion))
                        .toList();
                if (!unknown.isEmpty()) {
                    return operator.refused("The Standard has no criterion “" + String.join("”, “", unknown)
                            + "”; nothing was noted. It has " + String.join(", ", known));
                }
                criteria.forEach(criterion -> marking.mark(tools, criterion));
                List<String> unclaimed =
                        new ArrayList<>(tools.admin().manageCities.listConfirmedWithoutClaim(city));
                unclaimed.retainAll(criteria);
                unclaimed.forEach(criterion -> operator.err()
                        .println(criterion + " is confirmed although the city does not claim it;"
                                + " it is a point all the same"));
                return Operator.OK;
            });
        }
    }
}
