package org.waymark.web.view;

import java.util.List;
import java.util.stream.IntStream;
import org.waymark.web.view.CriterionView.Facts;
import org.waymark.web.view.GradeView.State;

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
                        withFacts ? new Facts(1, true, false) : null),
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
                        "Grades in the gradebook of the LMS",
                        true,
                        "3 March, 10:15",
                        "12 grades were read, 1 of them new.",
                        "Next look: 3 March, 10:25.",
                        new FormView("/s/here/look", "token-1")),
                new InstructorView.Look(
                        "Course completion in the LMS",
                        false,
                        "3 March, 9:00",
                        "The LMS does not know the token. An administrator has to enter a new one.",
                        "Next look: 3 March, 15:00.",
                        null));
    }

    static List<InstructorView.Row> roster() {
        var log = List.of(
                new InstructorView.Attempt("3 March, 10:15", "100 of 100, with a link to the badge", "200: taken"),
                new InstructorView.Attempt(
                        "3 March, 10:13", "100 of 100, with a link to the badge", "503: the platform was down"));
        return List.of(
                new InstructorView.Row(
                        "Ada Lovelace",
                        "City of Harborview",
                        InstructorView.State.COMPLETED,
                        "3 March 2020",
                        null,
                        new InstructorView.Delivery(
                                new GradeView(State.SENT, "3 March, 10:15", null), null, log, FORM)),
                new InstructorView.Row(
                        "Benjamin Banneker",
                        "City of Harborview",
                        InstructorView.State.ASKED,
                        "2 March 2020",
                        FORM,
                        null),
                new InstructorView.Row(
                        "Grace Hopper",
                        null,
                        InstructorView.State.COMPLETED,
                        "1 March 2020",
                        null,
                        new InstructorView.Delivery(
                                new GradeView(State.PROBLEM, null, "403, the line item is locked"),
                                "in 4 minutes",
                                log,
                                FORM)),
                new InstructorView.Row("Katherine Johnson", null, InstructorView.State.STARTED, null, null, null),
                new InstructorView.Row(
                        "Mary Jackson",
                        "Town of Elm",
                        InstructorView.State.COMPLETED,
                        "3 March 2020",
                        null,
                        new InstructorView.Delivery(
                                new GradeView(State.QUEUED, null, null), "in 2 seconds", List.of(), null)));
    }

    static List<PickerView.Choice> choices(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PickerView.Choice(
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

    static List<CatalogueView.Opportunity> opportunities(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new CatalogueView.Opportunity(
                        "Evaluation Foundations " + i,
                        i % 2 == 0 ? "Course" : "Sprint",
                        "What an evaluation can and cannot tell a city, and how to begin one with the people you have.",
                        List.of(
                                new CatalogueView.Edition(
                                        "RE 201." + i, "Start Date: October 30, 2019", criteria(false), null),
                                new CatalogueView.Edition(
                                        null, "March 4, 2020", List.of(), "the year is not printed"))))
                .toList();
    }
}
