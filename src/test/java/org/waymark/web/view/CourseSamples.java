package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.course.ReviewView;
import org.waymark.web.course.ReviewView.Evidence;
import org.waymark.web.course.ReviewView.Submission;
import org.waymark.web.learner.CopiedView;
import org.waymark.web.learner.JoinView;
import org.waymark.web.learner.LearnerView;
import org.waymark.web.learner.ProgressView;
import org.waymark.web.part.BadgeView;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.GradeView;
import org.waymark.web.part.GradeView.State;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.RunView;

/** The pages beside an activity: one's own progress, the way into a city, a review, a copied course. */
final class CourseSamples {
    private static final ProgressView.Taking TAKING =
            new ProgressView.Taking("/badges.zip", "/record.json", "/wallets");

    private static final FormView FORM = new FormView("/post/here", "token-1");
    private static final BadgeView BADGE = new BadgeView(
            "/credentials/7.svg",
            "/credentials/7",
            "/credentials/7.pdf",
            "/credentials/7.json",
            "Valid until March 3, 2027");
    private static final String X = Samples.HOSTILE;

    private CourseSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        LayoutView layout = Samples.layout("My progress");
        LayoutView hostile = new LayoutView(X, X, X, X, List.of(new LinkView(X, "/away?" + X)), X, X);
        all.put("join-new", new JoinView(layout, new LearnerView.NotJoined(FORM, "", null)));
        all.put("join-refused", new JoinView(layout, new LearnerView.NotJoined(FORM, "HARB-0000", "Not known.")));
        all.put("join-hostile", new JoinView(hostile, new LearnerView.NotJoined(FORM, X, X)));
        all.put("copied-named", new CopiedView(layout, "Data for Cities, autumn 2019", 7, FORM));
        all.put("copied-nameless", new CopiedView(layout, "", 1, FORM));
        all.put("copied-hostile", new CopiedView(hostile, X, 2, FORM));
        all.put("progress-rich", progress());
        all.put(
                "progress-empty",
                new ProgressView(
                        layout,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        "/city",
                        "/privacy",
                        TAKING,
                        "/registrations",
                        false));
        all.put(
                "progress-teacher",
                new ProgressView(
                        layout,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        "/city",
                        "/privacy",
                        TAKING,
                        "/registrations",
                        true));
        all.put(
                "progress-hostile",
                new ProgressView(
                        hostile,
                        List.of(new ProgressView.Done(new RunView(X, X, X, X, X), false, X, BADGE, X, List.of(X))),
                        List.of(new ProgressView.More(X, X, X, BADGE, X), new ProgressView.More(X, X, X, BADGE, null)),
                        List.of(new ProgressView.Supported(Things.criteria(true).get(0), List.of(X, X))),
                        Things.ahead(X),
                        X,
                        "/city?" + X,
                        "/privacy?" + X,
                        new ProgressView.Taking("/badges.zip?" + X, "/record.json?" + X, "/wallets?" + X),
                        "/registrations?" + X,
                        false));
        all.put("review-rich", new ReviewView(layout, false, submission()));
        all.put("review-own", new ReviewView(layout, true, submission()));
        all.put("review-waiting", new ReviewView(layout, false, waiting()));
        all.put("review-nothing", new ReviewView(layout, false, new ReviewView.Nothing()));
        all.put("review-nothingofmine", new ReviewView(layout, true, new ReviewView.Nothing()));
        all.put("review-hostile", new ReviewView(hostile, false, hostileSubmission()));
        return all;
    }

    private static ProgressView progress() {
        RunView sprint = new RunView("Trial “In a Box”", null, "Sprint", "March 4, 2020", "");
        return new ProgressView(
                Samples.layout("My progress"),
                List.of(
                        new ProgressView.Done(Samples.run(), true, "March 3, 2020", BADGE, null, List.of()),
                        new ProgressView.Done(
                                sprint, false, "March 9, 2020", BADGE, "This badge was revoked.", List.of()),
                        new ProgressView.Done(
                                sprint, false, "March 10, 2020", null, null, List.of("An instructor's approval."))),
                List.of(new ProgressView.More(
                        "Data Management: whole practice area",
                        "Learning completed on every criterion of the practice area Data Management.",
                        "March 3, 2020",
                        BADGE,
                        null)),
                Things.criteria(true).stream()
                        .map(criterion ->
                                new ProgressView.Supported(criterion, List.of("Data Management: Quality", "Trial")))
                        .toList(),
                Things.ahead("Data Management: Quality and Standards"),
                "City of Harborview",
                "/city",
                "/privacy",
                TAKING,
                "/registrations",
                false);
    }

    private static Submission submission() {
        return new Submission(
                "Ada Lovelace",
                Samples.run(),
                "City of Harborview",
                null,
                null,
                List.of(
                        new Evidence("Completed in another activity", "March 2, 2020, 09:10 UTC", "", null, List.of()),
                        new Evidence("Approved", "March 3, 2020, 10:15 UTC", "Ines Carver", null, List.of()),
                        new Evidence(
                                "Attendance",
                                "March 3, 2020, 10:15 UTC",
                                "Ines Carver",
                                "Withdrawn by Ines Carver on March 4, 2020 at 9:00 AM UTC: The wrong person.",
                                List.of("March 3: complete", "March 4: taken back"))),
                new ReviewView.Decision(
                        "Badge awarded",
                        true,
                        "March 3, 2020, 10:15 UTC",
                        "This is complete when an instructor approves it.",
                        Things.reasons(),
                        List.of()),
                BADGE,
                false,
                List.of("March 3: Badge awarded (the learner's word)", "March 2: Not completed yet"),
                List.of(new DeliveryView(
                        new GradeView(State.SENT, "March 3, 2020, 10:15 UTC", null),
                        null,
                        List.of(new DeliveryView.Attempt(
                                "March 3", "100 of 100", "The learning platform accepted the grade.")),
                        null)),
                FORM);
    }

    private static Submission waiting() {
        return new Submission(
                "Ada Lovelace",
                Samples.run(),
                null,
                "March 3, 2020",
                "Not approved on March 2, 2020 at 9:00 AM UTC: not yet.",
                List.of(),
                null,
                null,
                false,
                List.of(),
                List.of(),
                null);
    }

    private static Submission hostileSubmission() {
        return new Submission(
                X,
                new RunView(X, X, X, X, X),
                X,
                X,
                X,
                List.of(new Evidence(X, X, X, X, List.of(X))),
                new ReviewView.Decision(X, false, X, X, List.of(X), List.of(X)),
                BADGE,
                true,
                List.of(X),
                List.of(new DeliveryView(
                        new GradeView(State.PROBLEM, X, X), X, List.of(new DeliveryView.Attempt(X, X, X)), FORM)),
                FORM);
    }
}
