package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Completion;
import org.waymark.completion.Decision;
import org.waymark.completion.Objections;
import org.waymark.credential.Credential;
import org.waymark.journey.CompleteActivity;
import org.waymark.journey.JoinCity;
import org.waymark.journey.RaiseObjection;
import org.waymark.journey.ViewActivity;
import org.waymark.journey.ViewActivity.ActivityPage;
import org.waymark.journey.ViewActivity.Subject;
import org.waymark.people.Learner;
import org.waymark.progress.Rule;
import org.waymark.progress.RuleWords;
import org.waymark.progress.Source;
import org.waymark.progress.Verdict;
import org.waymark.web.view.LearnerView;
import org.waymark.web.view.UnsetView;

/** The learner's page of an activity: join a city, complete the course, see what came of it. */
final class ActivityRoutes {
    private static final int LONGEST_OBJECTION = 2_000;
    private static final String UNKNOWN_CODE =
            "This code is not known. It has twelve letters and digits, such as ABCD-EFGH-JKMN;"
                    + " check it with the person who gave it to you.";

    private final Visitor visitor;
    private final Pages pages;
    private final ViewActivity viewActivity;
    private final JoinCity joinCity;
    private final CompleteActivity completeActivity;
    private final RaiseObjection raiseObjection;
    private final TeachRoutes teachRoutes;
    private final CityRoutes cityRoutes;
    private final Patience patience;

    ActivityRoutes(
            Visitor visitor,
            Pages pages,
            ViewActivity viewActivity,
            JoinCity joinCity,
            CompleteActivity completeActivity,
            RaiseObjection raiseObjection,
            TeachRoutes teachRoutes,
            CityRoutes cityRoutes,
            Patience patience) {
        this.visitor = visitor;
        this.pages = pages;
        this.viewActivity = viewActivity;
        this.joinCity = joinCity;
        this.completeActivity = completeActivity;
        this.raiseObjection = raiseObjection;
        this.teachRoutes = teachRoutes;
        this.cityRoutes = cityRoutes;
        this.patience = patience;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/s/{session}", this::open);
        routes.get("/s/{session}/learner", context -> learnerPage(context, visitor.session(context), "", null));
        routes.post("/s/{session}/join", this::join);
        routes.post("/s/{session}/complete", this::complete);
        routes.post("/s/{session}/objection", this::object);
    }

    private void open(Context context) {
        Session session = visitor.session(context);
        if (session.page() != null) {
            context.status(303).header("Location", session.path(session.home()));
        } else if (session.instructor()) {
            teachRoutes.page(context, session);
        } else {
            learnerPage(context, session, "", null);
        }
    }

    private void join(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        String typed = form.text("code");
        boolean onCityPage = form.text("from").equals("city");
        String person = session.learner().value().toString();
        // Counted ahead, so that many tries at once are no way around.
        patience.take(Patience.Kind.CITY_CODE, person).ifPresent(wait -> {
            throw Refusal.tooMany("TOO_MANY_TRIES", wait);
        });
        switch (joinCity.join(session.learner(), typed)) {
            case JOINED, ALREADY_IN_A_CITY -> {
                patience.giveBack(Patience.Kind.CITY_CODE, person);
                if (onCityPage) {
                    context.status(303).header("Location", session.path("/city"));
                } else {
                    back(context, session);
                }
            }
            case NO_SUCH_CODE -> {
                context.status(422);
                String again = typed.length() > 40 ? "" : typed;
                if (onCityPage) {
                    cityRoutes.joinPage(context, session, again, UNKNOWN_CODE);
                } else {
                    learnerPage(context, session, again, UNKNOWN_CODE);
                }
            }
        }
    }

    private void complete(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        if (session.instructor()) {
            throw new Refusal(403, "NOT_ALLOWED");
        }
        if (!session.learns()) {
            throw new Refusal(403, "NOT_A_LEARNER");
        }
        if (!form.text("completed").equals("yes")) {
            throw Refusal.badInput();
        }
        if (completeActivity.confirm(visitor.link(session), session.learner())
                == CompleteActivity.Outcome.NOTHING_TO_DO) {
            throw Refusal.badInput();
        }
        back(context, session);
    }

    /** To the page by its own address, so that a reload sends no form again. */
    private static void back(Context context, Session session) {
        context.status(303).header("Location", session.path(session.instructor() ? "/learner" : session.home()));
    }

    private void learnerPage(Context context, Session session, String typed, @Nullable String codeError) {
        ActivityPage page = viewActivity.view(session.learner(), visitor.link(session));
        if (page.subject().isEmpty()) {
            pages.show(context, "unset", unset(session, page), session.origins());
            return;
        }
        Subject subject = page.subject().get();
        Learner learner = page.learner();
        LearnerView view = new LearnerView(
                visitor.layout(
                        session,
                        subject.entry().title(),
                        learner,
                        page.link(),
                        session.instructor() ? "/learner" : "",
                        null),
                Words.run(subject.entry()),
                Words.criteria(subject.criteria(), learner.joinedCity().isPresent() ? subject.facts() : null),
                learner.joinedCity()
                        .<LearnerView.City>map(city -> new LearnerView.Joined(city.name(), session.path("/city")))
                        .orElseGet(() -> new LearnerView.NotJoined(visitor.form(session, "/join"), typed, codeError)),
                completion(session, subject),
                subject.decision().map(Decision::reasons).orElse(List.of()),
                subject.decision().map(Decision::missing).orElse(List.of()),
                objection(session, subject),
                learner.testUser());
        pages.show(context, "learner", view, session.origins());
    }

    private LearnerView.Objection objection(Session session, Subject subject) {
        return new LearnerView.Objection(
                session.instructor() ? null : visitor.form(session, "/objection"),
                subject.objection().map(Objections.Objection::words).orElse(""),
                subject.objection().map(Objections.Objection::answer).orElse(null));
    }

    private void object(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        String words = form.text("words").strip();
        if (session.instructor() || words.isEmpty() || words.length() > LONGEST_OBJECTION) {
            throw Refusal.badInput();
        }
        raiseObjection.raise(visitor.link(session), session.learner(), words);
        back(context, session);
    }

    private UnsetView unset(Session session, ActivityPage page) {
        return new UnsetView(visitor.layout(session, "Not set up yet", page.learner(), page.link(), "", null));
    }

    private LearnerView.Completion completion(Session session, Subject subject) {
        if (session.instructor()) {
            return new LearnerView.Closed("You teach this course. Learners confirm here that they have completed it.");
        }
        Rule rule = subject.rule();
        Optional<Credential> held = subject.credential().filter(credential -> !credential.revoked());
        boolean here = subject.decision().filter(Decision::awarded).isPresent();
        boolean asksForWord = rule.counts(Source.LEARNER) || rule.counts(Source.INSTRUCTOR);
        // A badge earned in another course: the learner may still complete this activity, for its grade.
        if (held.isPresent() && (here || !asksForWord)) {
            return done(subject, held.get(), here);
        }
        if (subject.decision()
                .filter(decision -> decision.outcome() == Verdict.Outcome.NEVER)
                .isPresent()) {
            return new LearnerView.Closed(
                    "Your completion is noted, and no badge was awarded for it. The reasons are below.");
        }
        if (subject.waiting()) {
            return new LearnerView.Waiting("your confirmation");
        }
        Optional<String> no = subject.rejection()
                .filter(rejection -> rule.counts(Source.INSTRUCTOR))
                .map(rejection -> "Your instructor did not approve it on " + Words.day(rejection.rejectedAt()) + ": "
                        + rejection.reason() + " You can ask again.");
        if (no.isEmpty() && (!asksForWord || subject.word().isPresent())) {
            boolean stands = subject.word().filter(Completion::stands).isPresent();
            // Who had it taken back can still ask an instructor, where one decides.
            if (!asksForWord || stands || !rule.counts(Source.INSTRUCTOR)) {
                return new LearnerView.Noted(noted(subject, stands));
            }
        }
        if (!session.learns()) {
            return new LearnerView.Closed(
                    "You look on in this course. Its learners confirm here that they have completed it.");
        }
        return new LearnerView.Ready(
                visitor.form(session, "/complete"),
                no.isPresent() || subject.word().isPresent() || !rule.counts(Source.LEARNER),
                no.orElse(null));
    }

    private static String noted(Subject subject, boolean stands) {
        if (stands) {
            return "Your word is noted. What is still missing stands on this page.";
        }
        return subject.word().isPresent()
                ? "Your completion was taken back; the reason stands on this page. Write to your instructor if it is wrong."
                : "There is nothing for you to confirm here: " + RuleWords.of(subject.rule(), List.of(), 0);
    }

    private static LearnerView.Done done(Subject subject, Credential credential, boolean here) {
        return new LearnerView.Done(
                Words.day(subject.completion()
                        .map(Completion::completedAt)
                        .orElse(credential.facts().awardedAt())),
                here ? null : "another course",
                Words.badge(credential),
                Words.grade(subject.score()));
    }
}
