package org.waymark.web.launch;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.waymark.journey.enter.CoursePage;
import org.waymark.journey.enter.PickRuns;
import org.waymark.journey.enter.PickRuns.Choice;
import org.waymark.journey.enter.PickRuns.PickerPage;
import org.waymark.journey.enter.PickRuns.SignedAnswer;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.learning.calendar.CalendarFilter;
import org.waymark.learning.calendar.CalendarFilter.InStandard;
import org.waymark.lti.deeplink.DeepLinkingRequest;
import org.waymark.standard.Standard;
import org.waymark.web.Form;
import org.waymark.web.Pages;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.ChoiceView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.OptionView;
import org.waymark.web.part.PageText;
import org.waymark.web.part.Words;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** The content picker inside the platform (Deep Linking 2.0). */
final class PickerRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(PickerRoutes.class);
    private static final Messages PARTS = Messages.of(PageText.class);

    private final Visitor visitor;
    private final Pages pages;
    private final PickRuns pickRuns;

    PickerRoutes(Pages pages, Visitor visitor, PickRuns pickRuns) {
        this.pages = pages;
        this.visitor = visitor;
        this.pickRuns = pickRuns;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/picker", context -> picker(context, instructor(visitor.session(context)), ""));
        routes.post("/s/{session}/picker", this::answer);
    }

    /** Only who may change the course may choose for it, even if the platform lets others open the picker. */
    private Session instructor(Session session) {
        if (!session.instructor() && !session.administrator()) {
            throw new Refusal(403, "NOT_ALLOWED");
        }
        return session;
    }

    private void picker(Context context, Session session, String error) {
        Form form = Form.query(context);
        String query = form.text("q").strip();
        String practice = form.text("practice");
        String criterion = form.text("criterion");
        CalendarFilter filter = CalendarFilter.of(
                query,
                InStandard.parse(practice).orElse(null),
                InStandard.parse(criterion).orElse(null));
        PickerPage picker = pickRuns.view(request(session), session.learner(), filter)
                .orElseThrow(() -> new Refusal(400, "PICKER_CLOSED"));
        PickerView view = new PickerView(
                new LayoutView(
                        MESSAGES.say("picker.title"),
                        null,
                        null,
                        Visitor.role(session),
                        List.of(),
                        null,
                        null,
                        LayoutView.open("", List.of()).ask()),
                new FormView(session.path("/picker"), ""),
                query,
                OptionView.areas(picker.standards(), practice),
                OptionView.criteria(picker.standards(), criterion),
                accepts(picker.request()),
                picker.request().acceptLineItem(),
                picker.page().entries().stream()
                        .map(entry -> choice(entry, picker.standardOf(entry)))
                        .toList(),
                picker.page().found(),
                picker.total(),
                pages(),
                visitor.form(session, "/picker"),
                error);
        visitor.show(context, session, view);
    }

    private static List<PickerView.Page> pages() {
        return List.of(
                new PickerView.Page(
                        CoursePage.PROGRESS.word(), PARTS.say("page.progress"), MESSAGES.say("picker.progress")),
                new PickerView.Page(CoursePage.CITY.word(), PARTS.say("page.city"), MESSAGES.say("picker.city")),
                new PickerView.Page(
                        CoursePage.CATALOGUE.word(), PARTS.say("page.catalog"), MESSAGES.say("picker.catalog")));
    }

    private static PickerView.Accepts accepts(DeepLinkingRequest request) {
        if (!request.acceptsLinks()) {
            return PickerView.Accepts.NOTHING;
        }
        return request.acceptMultiple() ? PickerView.Accepts.SEVERAL : PickerView.Accepts.ONE;
    }

    private static ChoiceView choice(CatalogueEntry entry, Standard standard) {
        return new ChoiceView(
                entry.run().id().value(),
                Words.run(entry),
                Words.criteria(standard.criteria(entry.run().criteria())));
    }

    private void answer(Context context) {
        Form form = Form.posted(context);
        Session session = instructor(visitor.posting(context, form));
        boolean cancelled = form.text("cancel").equals("yes");
        Choice choice = cancelled ? Choice.NOTHING : choice(form);
        if (choice.size() == 0 && !cancelled) {
            context.status(422);
            picker(context, session, MESSAGES.say("picker.choose-one"));
            return;
        }
        if (!pickRuns.takes(request(session), choice)) {
            context.status(422);
            picker(context, session, MESSAGES.say("picker.one-at-a-time"));
            return;
        }
        SignedAnswer answer = pickRuns.answer(request(session), session.learner(), choice)
                .orElseThrow(() -> new Refusal(400, "PICKER_CLOSED"));
        URI returnUrl = answer.returnUrl();
        pages.show(
                context,
                new DeepLinkReturnView(
                        LayoutView.open(MESSAGES.say("return.title"), List.of()),
                        returnUrl.toString(),
                        answer.jwt(),
                        returnUrl.getHost(),
                        choice.size()),
                session.origins(),
                List.of(returnUrl.getScheme() + "://" + returnUrl.getRawAuthority()));
    }

    private static Choice choice(Form form) {
        List<CoursePage> chosen = form.all("page").stream()
                .map(word -> CoursePage.read(word).orElseThrow(Refusal::badInput))
                .toList();
        // The button of a run means that run, whatever was marked before.
        List<String> runs = form.text("only").isEmpty() ? form.all("run") : List.of(form.text("only"));
        return new Choice(runs.stream().map(RunId::new).toList(), chosen);
    }

    private static UUID request(Session session) {
        UUID request = session.deepLinking();
        if (request == null) {
            throw Refusal.notFound();
        }
        return request;
    }
}
