package org.waymark.web.lead;

import java.util.List;
import org.waymark.journey.lead.LeadJourneys;
import org.waymark.journey.question.QuestionJourneys;
import org.waymark.journey.view.ViewActivity;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.part.LinkView;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Builds the pages of a city's lead. */
public final class LeadPages {
    public final Routes routes;

    /** Lists the pages of the lead of a city. */
    public static List<LinkView> ways(Session session) {
        return LeadVisitor.pages(session, "");
    }

    public LeadPages(
            Site site, Visitor visitor, LeadJourneys journeys, QuestionJourneys questions, ViewActivity viewActivity) {
        LeadVisitor lead = new LeadVisitor(visitor, viewActivity);
        routes = Routes.of(
                new CodeRoutes(site.rateLimit, lead, journeys),
                new PeopleRoutes(lead, journeys.viewPeople),
                new ClaimRoutes(lead, journeys.claimCriteria),
                new LeadReportRoutes(lead, journeys.readReports),
                new HostRoutes(lead, questions.askToHost, questions.viewQuestions.isMailed()),
                new LeadPublicRoutes(lead, journeys.showCity),
                new InviteRoutes(site, lead, journeys.inviteColleagues));
    }
}
