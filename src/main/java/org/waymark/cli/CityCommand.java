package org.waymark.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.cli.text.StandingText;
import org.waymark.journey.Journeys;
import org.waymark.journey.standing.ChangeStandard;
import org.waymark.journey.standing.MarkCriteria;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.people.CityId;
import org.waymark.people.IssuedCode;
import org.waymark.people.Learner;
import org.waymark.progress.city.Mark;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands for where a city stands. */
@Command(
        name = "city",
        description =
                "Notes what a city claims and what the assessment confirmed, shows where it stands, changes it over to"
                        + " another version of the Standard; moves a learner.",
        mixinStandardHelpOptions = true)
record CityCommand(Operator operator) {
    private static final String DAY = "such as 2026-11-29";
    private static final String OFF = "The day is one from 2000 to 2099";

    @Command(description = "Notes that a city claims criteria.", mixinStandardHelpOptions = true)
    int claim(
            @Parameters(paramLabel = "CITY") String city,
            @Parameters(paramLabel = "CRITERION", arity = "1..*") List<String> criteria,
            @Option(names = "--undo", description = "takes the claims back") boolean undo,
            @Option(names = "--on", paramLabel = "DATE", description = "from when; without it, from today") @Nullable
                    LocalDate on,
            @Option(names = "--standard", paramLabel = "ID", description = "without it, the version the city is on")
                    @Nullable
                    String standard,
            @Option(names = "--evidence", paramLabel = "TEXT", description = "what it rests on") @Nullable
                    String evidence) {
        return mark(city, criteria, Mark.Kind.CLAIMED, undo, on, standard, evidence);
    }

    @Command(description = "Notes that the assessment confirmed criteria.", mixinStandardHelpOptions = true)
    int confirm(
            @Parameters(paramLabel = "CITY") String city,
            @Parameters(paramLabel = "CRITERION", arity = "1..*") List<String> criteria,
            @Option(names = "--undo", description = "takes the confirmations back") boolean undo,
            @Option(names = "--on", paramLabel = "DATE", description = "from when; without it, from today") @Nullable
                    LocalDate on,
            @Option(names = "--standard", paramLabel = "ID", description = "without it, the version the city is on")
                    @Nullable
                    String standard,
            @Option(names = "--evidence", paramLabel = "TEXT", description = "what it rests on") @Nullable
                    String evidence) {
        return mark(city, criteria, Mark.Kind.CONFIRMED, undo, on, standard, evidence);
    }

    @Command(
            description = "Shows where a city stands, on any day by what was known on it.",
            mixinStandardHelpOptions = true)
    int standing(
            @Parameters(paramLabel = "CITY") String city,
            @Option(names = "--on", paramLabel = "DATE", description = DAY) @Nullable LocalDate on) {
        if (isOff(on)) {
            return operator.refused(OFF);
        }
        return operator.withJourneys(journeys -> {
            ViewStanding view = journeys.standings.viewStanding;
            Optional<ViewStanding.CityStanding> found = view.view(city, on == null ? view.today() : on);
            found.ifPresent(one -> operator.out().print(StandingText.of(one)));
            return found.isPresent() ? Operator.OK : operator.refused(noCity(city));
        });
    }

    @Command(
            description = "Changes a city over to a version of the Standard from a day on, and says what became of it.",
            mixinStandardHelpOptions = true)
    int standard(
            @Parameters(paramLabel = "CITY") String city,
            @Parameters(paramLabel = "ID", description = "such as wwc-2022") String standard,
            @Option(names = "--from", paramLabel = "DATE", required = true, description = DAY) LocalDate from,
            @Option(
                            names = "--carry",
                            paramLabel = "WHAT",
                            split = ",",
                            description =
                                    "claims, confirmations: those of other versions count under this one where the"
                                            + " criteria are the same or the parts of one")
                    @Nullable
                    List<String> carry,
            @Option(names = "--dry-run", description = "only says what would become of it") boolean dryRun) {
        if (isOff(from)) {
            return operator.refused(OFF);
        }
        List<String> carried = carry == null ? List.of() : carry;
        if (!List.of("claims", "confirmations").containsAll(carried)) {
            return operator.refused("--carry takes claims, confirmations, or both with a comma between them");
        }
        return operator.withJourneys(journeys -> {
            Optional<CityId> id = journeys.standings.viewStanding.findCity(city);
            if (id.isEmpty()) {
                return operator.refused(noCity(city));
            }
            ChangeStandard change = journeys.standings.changeStandard;
            ChangeStandard.Change wanted = new ChangeStandard.Change(
                    new StandardId(standard), from, carried.contains("claims"), carried.contains("confirmations"), "");
            Optional<ChangeStandard.Preview> preview = change.preview(List.of(id.get()), wanted);
            if (preview.isEmpty()) {
                return operator.refused("A city can be on "
                        + change.listChoices().stream()
                                .map(one -> one.id().value())
                                .collect(Collectors.joining(", "))
                        + ", not on “" + standard + "”");
            }
            preview.get().cities().forEach(one -> operator.out().print(StandingText.of(one)));
            if (!dryRun && change.change(List.of(id.get()), wanted) == 0) {
                operator.err().println("It was on it from that day before; nothing was changed");
            }
            return Operator.OK;
        });
    }

    @Command(description = "Moves a learner with all that counts to another city.", mixinStandardHelpOptions = true)
    int move(
            @Parameters(
                            paramLabel = "LEARNER",
                            description = "an id, or the whole name of one person, as `learner find` shows them")
                    String learner,
            @Parameters(paramLabel = "CITY") String city) {
        return operator.withJourneys(journeys -> {
            if (!journeys.admin.manageCities.listNames().contains(city)) {
                return operator.refused(noCity(city));
            }
            return LearnerCommands.exactly(operator, journeys, learner)
                    .map(found -> move(journeys, found, city))
                    .orElse(Operator.REFUSED);
        });
    }

    private int move(Journeys journeys, Learner learner, String city) {
        boolean moved = journeys.admin.manageCities.move(learner.id(), city);
        operator.err()
                .println(learner.displayName() + " (" + learner.id() + ") "
                        + (moved ? "is now of " + city : "could not be moved"));
        return moved ? Operator.OK : Operator.REFUSED;
    }

    /** Days far off are slips of the finger, and no database takes all of them. */
    private static boolean isOff(@Nullable LocalDate day) {
        return day != null && (day.getYear() < 2000 || day.getYear() > 2099);
    }

    private static String noCity(String city) {
        return "There is no city “" + city + "”; `city-code list` shows them, `city-code create` makes one";
    }

    /** All of them, or none where one is not known. */
    private int mark(
            String city,
            List<String> typed,
            Mark.Kind kind,
            boolean undo,
            @Nullable LocalDate on,
            @Nullable String standard,
            @Nullable String evidence) {
        if (isOff(on)) {
            return operator.refused(OFF);
        }
        String rests = evidence == null ? "" : evidence.strip();
        if (rests.length() > MarkCriteria.LONGEST_EVIDENCE) {
            return operator.refused("The evidence has at most " + MarkCriteria.LONGEST_EVIDENCE + " characters");
        }
        List<CriterionCode> criteria = typed.stream()
                .map(code -> new CriterionCode(code.strip().toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
        MarkCriteria.Marking marking = new MarkCriteria.Marking(
                kind, criteria, standard == null ? null : new StandardId(standard), on, undo, rests, "");
        return operator.withJourneys(journeys -> said(city, journeys.standings.markCriteria.mark(city, marking)));
    }

    private int said(String city, MarkCriteria.Marked marked) {
        if (marked instanceof MarkCriteria.Noted noted) {
            noted.unclaimed()
                    .forEach(criterion -> operator.err()
                            .println(criterion + " is confirmed although the city does not claim it;"
                                    + " it is a point all the same"));
            return Operator.OK;
        }
        if (marked instanceof MarkCriteria.NoSuchCriteria none) {
            return operator.refused("The Standard has no criterion “"
                    + none.unknown().stream().map(CriterionCode::value).collect(Collectors.joining("”, “"))
                    + "”; nothing was noted. " + none.standard().id() + " has " + codes(none.standard()));
        }
        return operator.refused(
                marked instanceof MarkCriteria.NoSuchCity
                        ? noCity(city)
                        : "There is no such Standard; nothing was noted");
    }

    private static String codes(Standard standard) {
        return standard.criteria().stream()
                .map(Criterion::code)
                .map(CriterionCode::value)
                .collect(Collectors.joining(", "));
    }

    /** Commands for the codes of cities. */
    @Command(
            name = "city-code",
            description = "Makes, lists and withdraws the codes by which learners join a city.",
            mixinStandardHelpOptions = true)
    record Codes(Operator operator) {
        private static final int LONGEST_NAME = 200;

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
