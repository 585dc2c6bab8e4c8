package org.waymark.web.learner;

import io.javalin.http.Context;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Objection;
import org.waymark.journey.award.ReleaseWaiting;
import org.waymark.journey.view.ViewActivity;
import org.waymark.journey.view.ViewActivity.ActivityPage;
import org.waymark.journey.view.ViewActivity.Subject;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.people.Learner;
import org.waymark.web.part.CriterionWords;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** Shows a learner an activity: what it takes, what came of it, and how to join a city. */
final class LearnerPage {
    private static final Messages MESSAGES = Messages.of(LearnerPage.class);

    private final Visitor visitor;
    private final ViewActivity viewActivity;
    private final ReleaseWaiting releaseWaiting;
    private final LearnerWords words;

    LearnerPage(Visitor visitor, ViewActivity viewActivity, ReleaseWaiting releaseWaiting, InstantSource clock) {
        this.visitor = visitor;
        this.viewActivity = viewActivity;
        this.releaseWaiting = releaseWaiting;
        this.words = new LearnerWords(visitor, clock);
    }

    /**
     * The whole page.
     *
     * @param typed what was typed as the city's code, empty at first
     * @param codeError why that was not taken
     */
    void show(Context context, Session session, String typed, @Nullable String codeError) {
        ActivityPage page = view(session);
        if (page.subject().isEmpty()) {
            visitor.show(context, session, unset(session, page));
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
                new CriterionWords(subject.naming().today(), subject.naming().standards())
                        .criteria(subject.criteria(), learner.joinedCity().isPresent() ? subject.facts() : null),
                learner.joinedCity()
                        .<LearnerView.City>map(city -> new LearnerView.Joined(city.name(), session.path("/city")))
                        .orElseGet(() -> new LearnerView.NotJoined(visitor.form(session, "/join"), typed, codeError)),
                words.completion(session, subject),
                subject.now().rule().words(),
                subject.entry().run().registration().here()
                        ? session.path("/registrations/" + subject.entry().run().id())
                        : null,
                LearnerWords.reasons(subject),
                LearnerWords.missing(subject),
                objection(session, subject),
                learner.testUser());
        visitor.show(context, session, view);
    }

    private ActivityPage view(Session session) {
        ActivityPage page = viewActivity.view(session.learner(), visitor.link(session));
        if (page.subject().flatMap(Subject::roster).isEmpty()) {
            return page;
        }
        releaseWaiting.awaitBadge(visitor.link(session), session.learner());
        return viewActivity.view(session.learner(), visitor.link(session));
    }

    private LearnerView.Objection objection(Session session, Subject subject) {
        return new LearnerView.Objection(
                session.instructor() ? null : visitor.form(session, "/objection"),
                subject.objection().map(Objection::words).orElse(""),
                subject.objection().map(Objection::answer).orElse(null));
    }

    private UnsetView unset(Session session, ActivityPage page) {
        return new UnsetView(
                visitor.layout(session, MESSAGES.say("unset.title"), page.learner(), page.link(), "", null));
    }

    /** The part of the page that tells what became of the grade. */
    void grade(Context context) {
        Session session = visitor.session(context);
        visitor.show(context, session, words.grade(viewActivity.findScore(session.learner(), visitor.link(session))));
    }

    /** The part of the page that tells of a badge that waits; once it does not, the page is to be shown anew. */
    void waiting(Context context) {
        Session session = visitor.session(context);
        LearnerView.Noted noted = viewActivity
                .view(session.learner(), visitor.link(session))
                .subject()
                .map(subject -> words.completion(session, subject))
                .filter(LearnerView.Noted.class::isInstance)
                .map(LearnerView.Noted.class::cast)
                .orElseGet(() -> new LearnerView.Noted(MESSAGES.say("noted.news"), null));
        visitor.show(context, session, noted);
    }

    /** The page of a run, within the session. */
    static String address(Session session, CatalogueEntry entry) {
        return session.path(
                "/catalogue/" + entry.opportunity().id() + "/" + entry.run().id());
    }
}
