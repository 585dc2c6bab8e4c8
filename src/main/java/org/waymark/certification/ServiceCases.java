package org.waymark.certification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.outbound.NoAnswer;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.wire.Message;
import org.waymark.practice.wire.MessageVerdict;

/** Memberships (6.3) and grades (6.4): what the tool asks for and sends by itself, as the platform checked it. */
final class ServiceCases {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MEMBERS = "/memberships";
    private static final String SCORES = "/scores";
    private static final String LINE_ITEMS = "/lineitems";

    private final Stage stage;
    private final LaunchCases launches;

    ServiceCases(Stage stage, LaunchCases launches) {
        this.stage = stage;
        this.launches = launches;
    }

    void openAsTeacher(PlacedActivity activity) throws NoAnswer {
        launches.honest(
                "6.3-1",
                "a teacher's launch names the memberships service",
                stage.lms().open(stage.person(Person.Station.INSTRUCTOR), activity));
    }

    List<Outcome> memberships() {
        List<Message> asked = stage.messages("GET", MEMBERS);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(arrived("6.3-2", "a request for the members arrives", asked));
        outcomes.add(checked("6.3-3", "its Accept header is the media type of members", asked, "Accept is"));
        outcomes.add(checked("6.3-4", "it carries a bearer token", asked, "bearer token"));
        outcomes.add(checked("6.3-5", "the token has the scope of members", asked, "has the scope"));
        return outcomes;
    }

    /**
     * A learner completes an activity that has no column, and the tool does the rest.
     *
     * @return whether the completion was taken
     */
    boolean complete(PlacedActivity activity) throws NoAnswer {
        Stage.Launched opened = launches.honest(
                "6.4-1",
                "a learner's launch names the grade service",
                stage.lms().open(stage.person(Person.Station.LEARNER), activity));
        Optional<Browser.Form> form = opened.page().findForm("/complete");
        return form.isPresent()
                && opened.browser().post(form.get().with("completed", "yes")).status() == 200;
    }

    /** Waits until the grade has arrived, then tells of it. */
    List<Outcome> grades(SchoolCourse course, PlacedActivity activity, boolean completed) throws InterruptedException {
        Person learner = stage.person(Person.Station.LEARNER);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (completed && grade(activity, learner).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        List<Message> made = stage.messages("POST", "/services/" + course.id() + LINE_ITEMS).stream()
                .filter(message -> !message.target().contains(SCORES))
                .toList();
        List<Message> sent = stage.messages("POST", SCORES);
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(arrived("6.4-2", "the tool makes a line item for the activity", made));
        outcomes.add(arrived("6.4-3", "the tool sends a score", sent));
        Optional<Grade> grade = grade(activity, learner);
        outcomes.add(new Outcome(
                "6.4-4",
                "the score stands among the platform's results",
                "100",
                grade.map(ServiceCases::words).orElse("no grade"),
                grade.map(ServiceCases::words).orElse("").equals("100"),
                sent.isEmpty() ? "none" : line(sent.get(sent.size() - 1))));
        return outcomes;
    }

    private Optional<Grade> grade(PlacedActivity activity, Person learner) {
        return stage.lms().findGrade(activity, learner).filter(grade -> grade.score() != null);
    }

    private static String words(Grade grade) {
        Double score = grade.score();
        return score == null ? "none" : score % 1 == 0 ? String.valueOf(score.longValue()) : score.toString();
    }

    /** Lists everything that the tool sent in the whole run, each sort with all checks that the platform made of it. */
    List<Outcome> sent() {
        return List.of(
                sent("registration request", stage.messages("POST", "/oidc/register")),
                sent("authentication requests", stage.messages("GET", "/oidc/auth")),
                sent("key set", stage.messages("GET", "/lti/keys/")),
                sent("token requests", stage.messages("POST", "/oidc/token")),
                sent("requests for members", stage.messages("GET", MEMBERS)),
                sent(
                        "line items",
                        stage.messages("POST", LINE_ITEMS).stream()
                                .filter(message -> !message.target().contains(SCORES))
                                .toList()),
                sent("scores", stage.messages("POST", SCORES)));
    }

    private static Outcome sent(String what, List<Message> messages) {
        List<MessageVerdict> verdicts = messages.stream()
                .flatMap(message -> message.verdicts().stream())
                .toList();
        return new Outcome(
                "sent",
                what,
                "every check passes",
                messages.size() + (messages.size() == 1 ? " message, " : " messages, ") + tell(verdicts),
                !verdicts.isEmpty() && verdicts.stream().allMatch(MessageVerdict::passed),
                messages.isEmpty() ? "none" : line(messages.get(messages.size() - 1)));
    }

    private static Outcome arrived(String number, String name, List<Message> messages) {
        boolean good = messages.stream().anyMatch(message -> message.status() < 300 && message.passed());
        return new Outcome(
                number,
                name,
                "one or more",
                messages.size() + (good ? "" : ", none of them taken"),
                good,
                messages.isEmpty() ? "none" : line(messages.get(messages.size() - 1)));
    }

    private static Outcome checked(String number, String name, List<Message> messages, String check) {
        List<MessageVerdict> verdicts = messages.stream()
                .flatMap(message -> message.verdicts().stream())
                .filter(verdict -> verdict.check().contains(check))
                .toList();
        boolean headers = !check.startsWith("Accept")
                || messages.stream()
                        .allMatch(message -> message.requestHeaders().containsKey("accept"));
        return new Outcome(
                number,
                name,
                "every check passes",
                tell(verdicts),
                headers && !verdicts.isEmpty() && verdicts.stream().allMatch(MessageVerdict::passed),
                messages.isEmpty() ? "none" : line(messages.get(messages.size() - 1)));
    }

    static String tell(List<MessageVerdict> verdicts) {
        List<MessageVerdict> failed =
                verdicts.stream().filter(verdict -> !verdict.passed()).toList();
        if (!failed.isEmpty()) {
            return failed.stream()
                    .map(verdict -> "failed: " + verdict.check() + " (" + verdict.detail() + ")")
                    .distinct()
                    .collect(Collectors.joining("; "));
        }
        return verdicts.isEmpty()
                ? "nothing to check"
                : verdicts.size() + (verdicts.size() == 1 ? " check passes" : " checks pass");
    }

    /** A service call in the platform's book. */
    static String line(Message message) {
        int query = message.target().indexOf('?');
        String target = query < 0 ? message.target() : message.target().substring(0, query);
        return message.method() + " " + target + " answered " + message.status() + " at " + message.time();
    }
}
