package org.waymark.web.question;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.question.AskQuestion;
import org.waymark.journey.question.QuestionJourneys;
import org.waymark.journey.question.QuestionPage;
import org.waymark.journey.question.ViewQuestions;
import org.waymark.language.Messages;
import org.waymark.question.Question;
import org.waymark.web.Form;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.part.FormView;
import org.waymark.web.part.OpenLayout;

/**
 * Anybody asks the program without signing in. The page of the question is known to nobody else: its address is the key
 * to it.
 */
final class OpenAskRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(OpenAskRoutes.class);

    private final Site site;
    private final AskQuestion askQuestion;
    private final ViewQuestions viewQuestions;

    OpenAskRoutes(Site site, QuestionJourneys journeys) {
        this.site = site;
        this.askQuestion = journeys.askQuestion;
        this.viewQuestions = journeys.viewQuestions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/ask", context -> {
            Form query = Form.query(context);
            form(context, new AskQuestion.Asking(AskForm.topic(query), "", "", "", query.text("page")), List.of());
        });
        routes.post("/ask", this::ask);
        routes.get("/questions/{token}", context -> show(context, "", null));
        routes.post("/questions/{token}", this::write);
    }

    private void form(Context context, AskQuestion.Asking asking, List<String> faults) {
        context.header("Cache-Control", "no-store");
        site.pages.show(
                context,
                new AskView(
                        OpenLayout.of(MESSAGES.say("ask.heading"), "/ask"),
                        null,
                        new FormView("/ask", "", List.of(new FormView.Field("page", asking.page()))),
                        AskForm.topics(asking.topic(), viewQuestions.contacts()),
                        true,
                        viewQuestions.isMailed(),
                        AskForm.typed(asking),
                        faults),
                List.of());
    }

    private void ask(Context context) {
        fromHere(context);
        AskQuestion.Asking asking = AskForm.read(Form.posted(context));
        List<String> faults = AskForm.faults(asking);
        if (!faults.isEmpty()) {
            context.status(422);
            form(context, asking, faults);
            return;
        }
        // What a stranger writes is read by people: nobody writes to them without an end.
        site.rateLimit
                .take(RateLimit.Kind.QUESTION, site.rateLimit.address(context))
                .ifPresent(wait -> {
                    throw Refusal.tooMany("TOO_OFTEN", wait);
                });
        Question question =
                askQuestion.ask(asking).orElseThrow(() -> Refusal.tooMany("QUESTIONS_FULL", Duration.ofDays(1)));
        back(context, question.token(), "asked");
    }

    /** Refuses what a page of somebody else lets its visitors send. */
    private void fromHere(Context context) {
        String origin = context.header("Origin");
        if (origin != null && !origin.equals(site.baseUrl.toString())) {
            throw new Refusal(403, "FORM_EXPIRED");
        }
    }

    private void show(Context context, String typed, @Nullable String fault) {
        String token = context.pathParam("token");
        QuestionPage page = viewQuestions.view(token).orElseThrow(Refusal::notFound);
        context.header("Cache-Control", "no-store");
        context.header("X-Robots-Tag", "noindex");
        String done = Form.query(context).text("done");
        site.pages.show(
                context,
                new QuestionView(
                        OpenLayout.of(
                                MESSAGES.say("page.heading"),
                                "",
                                done.equals("asked")
                                        ? MESSAGES.say("done.asked")
                                        : done.equals("written") ? MESSAGES.say("done.written") : null),
                        null,
                        page.line().question().learner() == null,
                        QuestionWords.thread(page, MESSAGES.say("you"), List.of()),
                        QuestionWords.contact(page.contact()),
                        new FormView("/questions/" + token, ""),
                        typed,
                        fault,
                        null),
                List.of());
    }

    private void write(Context context) {
        fromHere(context);
        String words = AskForm.words(Form.posted(context));
        String token = context.pathParam("token");
        switch (askQuestion.write(token, words)) {
            case DONE -> back(context, token, "written");
            case FAULTY -> {
                context.status(422);
                show(context, words, AskForm.words());
            }
            case FULL -> throw new Refusal(409, "QUESTIONS_FULL");
            case MISSING -> throw Refusal.notFound();
        }
    }

    private static void back(Context context, String token, String done) {
        context.status(303).header("Location", "/questions/" + token + "?done=" + done);
    }
}
