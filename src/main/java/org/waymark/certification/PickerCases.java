package org.waymark.certification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.outbound.NoAnswer;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.wire.Message;
import org.waymark.practice.wire.MessageVerdict;

/** Deep linking (6.2): a teacher opens the picker, picks what stands first, and the platform checks the answer. */
final class PickerCases {
    private static final String SECTION = "6.2";

    /** Which of the platform's checks speak for which case; the first word that fits counts. */
    private static final Map<String, List<String>> CASES = Map.of(
            "3", List.of("message_type", "version"),
            "4", List.of("exp ", "iat "),
            "5", List.of("signed", "alg ", "kid", "JSON object"),
            "6", List.of("iss ", "aud ", "azp", "nonce", "deployment_id", "data ", "JWT is there"));

    private static final List<String> NAMES = List.of(
            "the request is answered with a picker",
            "a response arrives",
            "it is a deep linking response",
            "its timestamps are valid",
            "its signature is valid",
            "it has the required claims",
            "its values are right and content was added");

    private final Stage stage;
    private final LaunchCases launches;

    PickerCases(Stage stage, LaunchCases launches) {
        this.stage = stage;
        this.launches = launches;
    }

    /** Picks one activity and returns it as the platform keeps it; empty when nothing came of it. */
    Optional<PlacedActivity> pick(SchoolCourse course) throws NoAnswer {
        Person teacher = stage.person(Person.Station.INSTRUCTOR);
        LaunchRequest request = stage.lms().pick(teacher, course);
        Stage.Launched opened = launches.honest(SECTION + "-1", NAMES.get(0), request);
        Optional<Browser.Form> picker = opened.page().findChoices("/picker");
        if (picker.isEmpty()) {
            return Optional.empty();
        }
        Browser.Form chosen = picker.get().with("run", picker.get().choices().get(0));
        Browser.Page back = opened.browser().post(chosen);
        Optional<Browser.Form> response = back.findForm("/deeplink/return?course=" + course.id());
        if (response.isPresent()) {
            opened.browser().postOnce(response.get());
        }
        List<PlacedActivity> activities = stage.lms().school().activities(course.id());
        return activities.isEmpty() ? Optional.empty() : Optional.of(activities.get(activities.size() - 1));
    }

    /** The cases that the platform's own checks of the response decide. */
    List<Outcome> outcomes(Optional<PlacedActivity> picked) {
        List<Message> responses = stage.messages("POST", "/deeplink/return");
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(new Outcome(
                SECTION + "-2",
                NAMES.get(1),
                "one response",
                responses.size() == 1 ? "one response" : responses.size() + " responses",
                responses.size() == 1,
                responses.isEmpty() ? "none" : ServiceCases.line(responses.get(0))));
        for (int number = 3; number <= NAMES.size(); number++) {
            outcomes.add(outcome(String.valueOf(number), NAMES.get(number - 1), responses, picked));
        }
        return outcomes;
    }

    private static Outcome outcome(
            String number, String name, List<Message> responses, Optional<PlacedActivity> picked) {
        List<MessageVerdict> mine = responses.stream()
                .flatMap(message -> message.verdicts().stream())
                .filter(verdict -> caseOf(verdict).equals(number))
                .toList();
        boolean last = number.equals("7");
        boolean passed = !mine.isEmpty()
                && mine.stream().allMatch(MessageVerdict::passed)
                && (!last || (picked.isPresent() && responses.get(0).status() == 200));
        return new Outcome(
                SECTION + "-" + number,
                name,
                "every check passes",
                ServiceCases.tell(mine),
                passed,
                responses.isEmpty() ? "none" : ServiceCases.line(responses.get(0)));
    }

    /** Whatever is not named speaks for the last case, so that no check is left out. */
    private static String caseOf(MessageVerdict verdict) {
        return CASES.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(word -> verdict.check().contains(word)))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse("7");
    }
}
