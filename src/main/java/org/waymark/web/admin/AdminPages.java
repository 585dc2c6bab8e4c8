package org.waymark.web.admin;

import org.waymark.journey.Journeys;
import org.waymark.journey.admin.AdminJourneys;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.session.Visitor;

/** Builds the administrator's doors, overview, wallets and keys, and what every page of an administrator asks who is there. */
public final class AdminPages {
    public final AdminVisitor visitor;
    public final Routes routes;

    /**
     * @param sessionSecret signs sessions; the same on every instance of an installation
     * @param launched reads the session of a launch
     */
    public AdminPages(Site site, byte[] sessionSecret, Visitor launched, Journeys all) {
        AdminJourneys journeys = all.admin;
        AdminSessions sessions = new AdminSessions(sessionSecret, site.clock);
        visitor = new AdminVisitor(site, sessions, journeys.enterAdministration);
        routes = Routes.of(
                new EnterRoutes(site, sessions, journeys.enterAdministration, launched),
                new OverviewRoutes(visitor, journeys.viewAdministration, all.questions.viewQuestions),
                new AuditRoutes(visitor, journeys.viewAudit),
                new MailRoutes(visitor, all.signUps.watchMail),
                new WalletClientRoutes(visitor, all.wallets.manageClients),
                new KeyRoutes(visitor, journeys.manageKeys, site.clock));
    }
}
