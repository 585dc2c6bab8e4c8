package org.waymark.web.view;

import java.util.List;
import java.util.stream.IntStream;
import org.waymark.web.course.InstructorView;
import org.waymark.web.course.RosterView;
import org.waymark.web.part.AheadView;
import org.waymark.web.part.ChoiceView;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.CriterionView.Facts;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.GradeView;
import org.waymark.web.part.GradeView.State;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.RunView;

/** Lists of things that fill the sample pages. */
final class Things {
    private static final FormView FORM = new FormView("/post/here", "token-1");

    private Things() {}

    static List<CriterionView> criteria(boolean withFacts) {
        return List.of(
                new CriterionView(
                        "DG1",
                        "Comprehensive data inventory",
                        "The city keeps an inventory of the data it holds and updates it.",
                        "Data Governance",
                        null,
                        false,
                        withFacts ? new Facts(3, true, true) : null),
                new CriterionView(
                        "DG4",
                        "Data quality process",
                        "In the past 12 months the city has checked the quality of its important data sets and acted on what it found.",
                        "Data Governance",
                        12,
                        true,
                        withFacts
                                ? new Facts(
                                        1,
                                        true,
                                        false,
                                        false,
                                        List.of(
                                                new CriterionView.Note(
                                                        "none",
                                                        "1 completion under DG4 and DG5 of What Works Cities Certification Standard, 2018–2021"),
                                                new CriterionView.Note(
                                                        "wait", "The support lapses on January 3, 2027.")),
                                        List.of(
                                                new CriterionView.Note(
                                                        "none",
                                                        "Claimed as DG4 of What Works Cities Certification Standard, 2018–2021")),
                                        List.of(new CriterionView.Note(
                                                "problem", "Lapsed on May 5, 2026, was confirmed on May 5, 2025")))
                                : null),
                new CriterionView(
                        "PA2",
                        "Regular performance meetings",
                        "Leaders meet at least quarterly to review measures and to decide.",
                        "Performance & Analytics",
                        null,
                        false,
                        withFacts ? new Facts(0, false, false) : null));
    }

    static List<String> reasons() {
        return List.of(
                "You confirmed the completion on 3 March 2020; the instructor of this course accepts a learner's own word.",
                "The run DM 202.3 is aligned to DG1, DG4 and PA2, so it supports these three for City of Harborview.",
                "DG4 is time-bound: the support counts until 3 March 2021.");
    }

    static List<InstructorView.Look> looks() {
        return List.of(
                new InstructorView.Look(
                        "Grades in the gradebook",
                        true,
                        "3 March, 10:15",
                        "Waymark read 12 grades; 1 was new.",
                        "Next check: 3 March, 10:25.",
                        new FormView("/s/here/look", "token-1")),
                new InstructorView.Look(
                        "Course completion in the learning platform",
                        false,
                        "3 March, 9:00",
                        "The LMS does not recognize the token. An administrator must enter a valid one.",
                        "Next check: 3 March, 15:00.",
                        null));
    }

    static List<RosterView.Row> people() {
        var log = List.of(
                new DeliveryView.Attempt("3 March, 10:15", "100 of 100, with a link to the badge", "200: taken"),
                new DeliveryView.Attempt(
                        "3 March, 10:13", "100 of 100, with a link to the badge", "503: the platform was down"));
        var sent = new DeliveryView(new GradeView(State.SENT, "3 March, 10:15", null), null, log, FORM);
        var locked = new DeliveryView(
                new GradeView(State.PROBLEM, null, "403, the line item is locked"), "in 4 minutes", log, FORM);
        var queued = new DeliveryView(new GradeView(State.QUEUED, null, null), "in 2 seconds", List.of(), null);
        return List.of(
                done("Ada Lovelace", null, "City of Harborview", sent),
                new RosterView.Row(
                        "Benjamin Banneker",
                        "/review/1",
                        null,
                        "City of Harborview",
                        RosterView.State.ASKED,
                        "2 March 2020",
                        "2",
                        true,
                        FORM,
                        FORM,
                        null,
                        null,
                        null,
                        null),
                done("Grace Hopper", "No longer in the course", null, locked),
                new RosterView.Row(
                        "Katherine Johnson",
                        "/review/1",
                        "Inactive in the course",
                        null,
                        RosterView.State.STARTED,
                        null,
                        "4",
                        false,
                        FORM,
                        null,
                        null,
                        null,
                        null,
                        null),
                new RosterView.Row(
                        "Dorothy Vaughan",
                        "/review/1",
                        null,
                        null,
                        RosterView.State.REJECTED,
                        "The worksheet is missing.",
                        "5",
                        false,
                        FORM,
                        null,
                        FORM,
                        null,
                        null,
                        null),
                done("Mary Jackson", null, "Town of Elm", queued));
    }

    private static RosterView.Row done(String name, String note, String city, DeliveryView delivery) {
        return new RosterView.Row(
                name,
                "/review/1",
                note,
                city,
                RosterView.State.COMPLETED,
                "3 March 2020",
                null,
                false,
                null,
                null,
                null,
                FORM,
                delivery,
                new RosterView.Badge("/credentials/7", note == null ? "(valid until March 3, 2027)" : null));
    }

    static RosterView.Loading loading(boolean underWay) {
        return new RosterView.Loading(
                underWay
                        ? "Waymark is reading the course's roster: 400 people so far."
                        : "Everyone on the course's roster, read on March 3, 2020, 10:15 UTC.",
                underWay,
                false,
                400,
                underWay ? 2500 : null,
                "/progress",
                "/page",
                underWay ? null : FORM);
    }

    static RosterView roster(boolean underWay, List<RosterView.Row> rows) {
        return new RosterView(
                loading(underWay),
                List.of(
                        new LinkView("Everyone (2,500)", "/all", true),
                        new LinkView("Waiting for you (3)", "/waiting")),
                new FormView("/page", ""),
                "",
                "1–50 of 2,500 people",
                rows,
                FORM,
                FORM,
                new LinkView("Select all on this page", "/tick"),
                null,
                new LinkView("Next page", "/next"),
                rows.isEmpty() ? "There are no learners in this course yet." : null);
    }

    static List<ChoiceView> choices(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ChoiceView(
                        "run-" + i,
                        new RunView(
                                i % 3 == 0 ? "Data Management: Quality and Standards" : "Trial “In a Box”",
                                i % 3 == 0 ? "DM 202." + i : null,
                                i % 3 == 0 ? "Course" : "Sprint",
                                "February 3, 2020",
                                ""),
                        i % 5 == 4 ? List.of() : criteria(false).subList(0, 1 + i % 3)))
                .toList();
    }

    static AheadView ahead(String x) {
        RunView run = new RunView(x, "DM 202.3", x, x, x);
        return new AheadView(
                x,
                List.of(
                        new AheadView.Step(run, "/run?" + x, x, List.of(x, "DG1 Data Governance")),
                        new AheadView.Step(run, null, null, List.of(x))),
                3);
    }
}
