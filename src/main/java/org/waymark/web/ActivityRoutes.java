package org.waymark.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Objections;
import org.waymark.journey.CompleteActivity;
import org.waymark.journey.JoinCity;
import org.waymark.journey.RaiseObjection;
import org.waymark.journey.ReleaseWaiting;
import org.waymark.journey.ViewActivity;
import org.waymark.journey.ViewActivity.ActivityPage;
import org.waymark.journey.ViewActivity.Subject;
import org.waymark.people.Learner;
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
    private final ReleaseWaiting releaseWaiting;
    private final TeachRoutes teachRoutes;
    private final CityRoutes cityRoutes;
    private final Patience patience;
    private final LearnerWords words;

    ActivityRoutes(
            Visitor visitor,
            Pages pages,
            ViewActivity viewActivity,
            JoinCity joinCity,
            CompleteActivity completeActivity,
            RaiseObjection raiseObjection,
            ReleaseWaiting releaseWaiting,
            TeachRoutes teachRoutes,
            CityRoutes cityRoutes,
            Patience patience,
            InstantSource clock) {
        this.visitor = visitor;
        this.pages = pages;
        this.viewActivity = viewActivity;
        this.joinCity = joinCity;
        this.completeActivity = completeActivity;
        this.raiseObjection = raiseObjection;
        this.releaseWaiting = releaseWaiting;
        this.teachRoutes = teachRoutes;
        this.cityRoutes = cityRoutes;
        this.patience = patience;
        this.words = new LearnerWords(visitor, clock);
    }

    void addTo(RoutesConfig routes) {
        routes.get("/s/{session}", this::open);
        routes.get("/s/{session}/learner", context -> learnerPage(context, visitor.session(context), "", null));
        routes.get("/s/{session}/grade", this::grade);
        routes.get("/s/{session}/waiting", this::waiting);
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
        releaseWaiting.awaitList(visitor.link(session), session.learner());
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

    /** The part of the page that tells what became of the grade. */
    private void grade(Context context) {
        Session session = visitor.session(context);
        pages.show(
                context,
                "part/grade",
                words.grade(viewActivity.findScore(session.learner(), visitor.link(session))),
                session.origins());
    }

    /** The part of the page that tells of a badge that waits; once it does not, the page is to be shown anew. */
    private void waiting(Context context) {
        Session session = visitor.session(context);
        LearnerView.Noted noted = viewActivity
                .view(session.learner(), visitor.link(session))
                .subject()
                .map(subject -> words.completion(session, subject))
                .filter(LearnerView.Noted.class::isInstance)
                .map(LearnerView.Noted.class::cast)
                .orElseGet(() -> new LearnerView.Noted("There is news: open this page again.", null));
        pages.show(context, "part/noted", noted, session.origins());
    }

    private void learnerPage(Context context, Session session, String typed, @Nullable String codeError) {
        releaseWaiting.awaitBadge(visitor.link(session), session.learner());
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
                words.completion(session, subject),
                subject.now().rule(),
                LearnerWords.reasons(subject),
                LearnerWords.missing(subject),
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
}
