package org.waymark.web.admin.programme;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Completion;
import org.waymark.completion.Report;
import org.waymark.completion.ReportLine;
import org.waymark.credential.Credential;
import org.waymark.id.CompletionId;
import org.waymark.id.RegistrationId;
import org.waymark.journey.admin.AdminJourneys;
import org.waymark.journey.admin.ManageCities;
import org.waymark.journey.admin.ManageLearners;
import org.waymark.journey.admin.ManagePlatforms;
import org.waymark.journey.city.ManageLeads;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.people.Alphabet;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.PersonErased;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.Words;

/** Learners of all platforms: looked up, seen with all that was told, corrected with the programme's word. */
final class LearnerRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(LearnerRoutes.class);
    private static final int LONGEST_TEXT = 255;

    private final AdminVisitor visitor;
    private final ManageLearners learners;
    private final ManageCities cities;
    private final ManageLeads manageLeads;
    private final ManagePlatforms platforms;

    LearnerRoutes(AdminVisitor visitor, AdminJourneys journeys) {
        this.visitor = visitor;
        this.learners = journeys.manageLearners;
        this.cities = journeys.manageCities;
        this.manageLeads = journeys.manageLeads;
        this.platforms = journeys.managePlatforms;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/people", this::search);
        routes.post("/admin/{session}/people/withdraw", this::withdraw);
        routes.post("/admin/{session}/people/restore", this::restore);
        routes.get("/admin/{session}/people/{learner}", this::show);
        routes.post("/admin/{session}/people/{learner}/city", this::move);
    }

    private void search(Context context) {
        AdminSession session = visitor.session(context);
        Form form = Form.query(context);
        String text = form.text("q").strip();
        RegistrationId platform = form.id("platform", RegistrationId::new).orElse(null);
        List<ManageLearners.Found> found = text.isEmpty() || text.length() > LONGEST_TEXT
                ? List.of()
                : learners.find(platform, text, Alphabet.ofReader(context.header("Accept-Language")));
        visitor.show(
                context,
                session,
                new PeopleView(
                        visitor.layout(context, session, MESSAGES.say("people.heading"), "/people"),
                        visitor.search(session, "/people"),
                        text,
                        platforms.list().stream()
                                .map(ManagePlatforms.Platform::registration)
                                .map(one -> new PeopleView.Platform(
                                        one.id().toString(),
                                        one.name(),
                                        one.id().equals(platform)))
                                .toList(),
                        found.stream()
                                .limit(ManageLearners.MOST_FOUND)
                                .map(one -> row(session, one))
                                .toList(),
                        found.size() > ManageLearners.MOST_FOUND));
    }

    private static PeopleView.Row row(AdminSession session, ManageLearners.Found found) {
        Learner learner = found.learner();
        return new PeopleView.Row(
                new LinkView(learner.displayName(), session.path(page(learner.id()))),
                learner.subject(),
                found.platform(),
                learner.joinedCity().map(city -> city.name()).orElse(null),
                learner.testUser());
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        ManageLearners.Known known = learners.view(learner(context)).orElseThrow(Refusal::notFound);
        Learner learner = known.found().learner();
        if (learner.erased()) {
            throw new PersonErased();
        }
        String city = learner.joinedCity().map(joined -> joined.name()).orElse(null);
        List<String> others =
                cities.listNames().stream().filter(name -> !name.equals(city)).toList();
        boolean leads = manageLeads.isLead(learner.id());
        visitor.show(
                context,
                session,
                new PersonView(
                        visitor.layout(context, session, learner.displayName(), "/people"),
                        learner.displayName(),
                        learner.id().toString(),
                        learner.subject(),
                        known.found().platform(),
                        learner.testUser(),
                        city,
                        others.isEmpty() ? null : visitor.form(session, page(learner.id()) + "/city"),
                        others,
                        leads || learner.testUser() ? null : leadForm(session, learner, "/leads"),
                        leads ? leadForm(session, learner, "/leads/end") : null,
                        known.facts().stream().map(fact -> fact(session, fact)).toList(),
                        new LinkView(MESSAGES.say("person.erasure"), session.path(page(learner.id()) + "/erasure")),
                        new LinkView(MESSAGES.say("person.back"), session.path("/people"))));
    }

    private @Nullable FormView leadForm(AdminSession session, Learner learner, String what) {
        return learner.joinedCity()
                .map(city -> visitor.form(
                        session,
                        "/cities/" + city.id() + what,
                        new FormView.Field("learner", learner.id().toString()),
                        new FormView.Field("from", "person")))
                .orElse(null);
    }

    private PersonView.Fact fact(AdminSession session, ManageLearners.Told told) {
        Completion completion = told.completion();
        Report report = completion.report();
        FormView.Field field = new FormView.Field("completion", completion.id().toString());
        Optional<Credential> badge = told.badge();
        return new PersonView.Fact(
                told.entry().title(),
                Words.dates(told.entry().run()),
                Words.said(report.source()),
                teller(told, Report.Kind.STANDS),
                Language.current().moment(report.completedAt()),
                report.resourceLink() == null,
                completion.stands() ? null : takenBack(told),
                MESSAGES.say(badge.map(LearnerRoutes::badge).orElse("person.badge.none")),
                badge.map(held -> "/credentials/" + held.id()).orElse(null),
                badge.map(held ->
                                new LinkView(MESSAGES.say("person.badge.manage"), session.path("/badges/" + held.id())))
                        .orElse(null),
                told.reports().stream().map(Words::told).toList(),
                completion.stands() ? visitor.form(session, "/people/withdraw", field) : null,
                completion.isTakenBackByPerson() ? visitor.form(session, "/people/restore", field) : null);
    }

    private static String badge(Credential held) {
        return held.revoked() ? "person.badge.revoked" : held.suspended() ? "person.badge.suspended" : "person.badge";
    }

    private static String takenBack(ManageLearners.Told told) {
        String by = teller(told, Report.Kind.WITHDRAWN);
        Message why = told.completion().report().reason();
        String reason = why == null ? "" : why.words();
        if (reason.isEmpty()) {
            return by.isEmpty() ? MESSAGES.say("person.withdrawn") : MESSAGES.say("person.withdrawn.by", "by", by);
        }
        return by.isEmpty()
                ? MESSAGES.say("person.withdrawn.why", "reason", reason)
                : MESSAGES.say("person.withdrawn.by-why", "by", by, "reason", reason);
    }

    private static String teller(ManageLearners.Told told, Report.Kind kind) {
        return ReportLine.findLast(told.reports(), kind)
                .map(line -> line.teller().words())
                .orElse("");
    }

    private void withdraw(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String reason = form.text("reason").strip();
        if (reason.isEmpty() || reason.length() > ManageLearners.LONGEST_REASON) {
            throw Refusal.badInput();
        }
        back(context, session, learners.withdraw(completion(form), reason), Flash.COMPLETION_WITHDRAWN);
    }

    private void restore(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        back(context, session, learners.restore(completion(form)), Flash.COMPLETION_RESTORED);
    }

    private void back(Context context, AdminSession session, Optional<LearnerId> learner, Flash done) {
        visitor.backTo(
                context,
                session,
                learner.map(LearnerRoutes::page).orElse("/people"),
                learner.isPresent() ? done : Flash.NOTHING_DONE);
    }

    private void move(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        LearnerId learner = learner(context);
        boolean moved = cities.move(learner, form.text("city"));
        visitor.backTo(context, session, page(learner), moved ? Flash.LEARNER_MOVED : Flash.NOTHING_DONE);
    }

    private static LearnerId learner(Context context) {
        return new LearnerId(AdminVisitor.id(context, "learner"));
    }

    private static CompletionId completion(Form form) {
        return form.id("completion", CompletionId::new).orElseThrow(Refusal::badInput);
    }

    private static String page(LearnerId learner) {
        return "/people/" + learner;
    }
}
