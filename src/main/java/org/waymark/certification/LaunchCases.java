package org.waymark.certification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.administration.LaunchRecord;
import org.waymark.lti.launch.Reason;
import org.waymark.outbound.NoAnswer;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;

/** Makes the launches of sections 6.1.1 to 6.1.3, each by a browser of its own and after a real login. */
final class LaunchCases {
    private final Stage stage;
    private final List<Made> made = new ArrayList<>();

    LaunchCases(Stage stage) {
        this.stage = stage;
    }

    /** @param reason for what it must be refused; null when it must be let in */
    private record Made(
            String number, String name, @Nullable Reason reason, Stage.Launched launched) {}

    void run(PlacedActivity activity) throws NoAnswer {
        Person learner = stage.person(Person.Station.LEARNER);
        for (BadPayload bad : BadPayload.values()) {
            launch(
                    BadPayload.SECTION + "-" + bad.number(),
                    bad.what(),
                    bad.reason(),
                    stage.lms().open(learner, activity),
                    bad.message());
        }
        for (ValidLaunch.Seat seat : ValidLaunch.Seat.values()) {
            Person person = stage.person(seat.station());
            int place = 0;
            for (ValidLaunch valid : ValidLaunch.values()) {
                place++;
                launch(
                        seat.section() + "-" + place,
                        seat.word() + ": " + valid.what(),
                        null,
                        stage.lms().open(person, activity),
                        valid.message(seat, person));
            }
        }
    }

    /** A launch that belongs to another section and is honest. */
    Stage.Launched honest(String number, String name, LaunchRequest request) throws NoAnswer {
        return launch(number, name, null, request, Forgery.none());
    }

    private Stage.Launched launch(
            String number, String name, @Nullable Reason reason, LaunchRequest request, Forgery forgery)
            throws NoAnswer {
        Stage.Launched launched = stage.launch(request, forgery);
        made.add(new Made(number, name, reason, launched));
        return launched;
    }

    /** Reads the log of launches. */
    interface Protocol {
        Optional<LaunchRecord> find(String correlation);
    }

    /** The outcomes, once the tool has written its launch log. */
    List<Outcome> outcomes(Protocol protocol) {
        return made.stream().map(one -> outcome(one, protocol)).toList();
    }

    private static Outcome outcome(Made one, Protocol protocol) {
        Stage.Launched launched = one.launched();
        String correlation = launched.answer().correlation();
        Optional<LaunchRecord> record = protocol.find(correlation);
        String verdict =
                record.map(LaunchCases::line).orElse("no line in the launch log") + ", correlation " + correlation;
        Reason reason = one.reason();
        if (reason == null) {
            boolean passed =
                    launched.letIn() && record.map(LaunchRecord::accepted).orElse(false);
            return new Outcome(one.number(), one.name(), "let in", got(launched), passed, verdict);
        }
        boolean refused = launched.answer().status() == reason.status()
                && record.filter(line -> line.reason().equals(reason.name())).isPresent();
        return new Outcome(
                one.number(), one.name(), "refused with " + reason.status(), got(launched), refused, verdict);
    }

    private static String got(Stage.Launched launched) {
        return launched.letIn()
                ? "let in"
                : "refused with " + launched.answer().status() + ": "
                        + launched.page().heading();
    }

    /** Words the outcome of a launch as the tool's log does. */
    private static String line(LaunchRecord record) {
        return record.accepted()
                ? "launch accepted: " + record.messageType()
                : "launch refused: " + record.reason() + " [" + record.clause() + "] " + record.detail();
    }
}
