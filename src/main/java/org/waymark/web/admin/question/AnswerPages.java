package org.waymark.web.admin.question;

import org.waymark.journey.question.QuestionJourneys;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminVisitor;

/** Builds the pages on which staff answer. */
public final class AnswerPages {
    public final Routes routes;

    public AnswerPages(AdminVisitor visitor, QuestionJourneys journeys) {
        AnswerPage page = new AnswerPage(visitor, journeys.viewQuestions);
        routes = Routes.of(
                new InboxRoutes(visitor, journeys),
                new ContactRoutes(visitor, journeys),
                new AnswerRoutes(visitor, journeys.answerQuestion, page),
                new HostingRoutes(visitor, journeys.planHosting, page));
    }
}
