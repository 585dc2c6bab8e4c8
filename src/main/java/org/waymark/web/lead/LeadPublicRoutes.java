package org.waymark.web.lead;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.lead.ShowCity;
import org.waymark.language.Messages;
import org.waymark.opencity.OpenCity;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.session.Session;

/** A lead shows the own city to anybody, or ends that, and tells its stories. */
final class LeadPublicRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(LeadPublicRoutes.class);
    private static final String PAGE = "/city/public";

    private final LeadVisitor visitor;
    private final ShowCity showCity;

    LeadPublicRoutes(LeadVisitor visitor, ShowCity showCity) {
        this.visitor = visitor;
        this.showCity = showCity;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/city/public", context -> show(context, visitor.session(context), "", "", null));
        routes.post("/s/{session}/city/public", this::decide);
        routes.post("/s/{session}/city/public/stories", this::tell);
        routes.post("/s/{session}/city/public/stories/remove", this::remove);
    }

    private void show(Context context, Session session, String title, String text, @Nullable String problem) {
        ShowCity.Shown shown = showCity.view(session.learner()).orElseThrow(LeadVisitor::noLead);
        OpenCity open = shown.open();
        boolean now = open != null && open.shown();
        visitor.show(
                context,
                session,
                new LeadPublicView(
                        visitor.layout(session, MESSAGES.say("public.heading"), flash(context)),
                        shown.city().name(),
                        LeadVisitor.ways(session, PAGE),
                        open == null || !now
                                ? null
                                : new LinkView(MESSAGES.say("public.open"), "/cities/" + open.slug()),
                        open == null
                                ? MESSAGES.say("public.never")
                                : MESSAGES.say(
                                        now ? "public.shown" : "public.hidden",
                                        "since",
                                        open.changedAt(),
                                        "by",
                                        open.changedBy()),
                        visitor.form(session, PAGE, new FormView.Field("show", now ? "no" : "yes")),
                        shown.stories().stream()
                                .map(story -> new LeadPublicView.Story(
                                        story.title(),
                                        MESSAGES.say(
                                                "public.story.by", "when", story.writtenAt(), "by", story.writtenBy()),
                                        visitor.form(
                                                session,
                                                PAGE + "/stories/remove",
                                                new FormView.Field("number", Integer.toString(story.number())))))
                                .toList(),
                        visitor.form(session, PAGE + "/stories"),
                        title,
                        text,
                        problem));
    }

    private static @Nullable String flash(Context context) {
        return switch (Form.query(context).text("did")) {
            case "yes" -> MESSAGES.say("public.did.yes");
            case "no" -> MESSAGES.say("public.did.no");
            case "told" -> MESSAGES.say("public.did.told");
            case "removed" -> MESSAGES.say("public.did.removed");
            default -> null;
        };
    }

    private static void back(Context context, Session session, ShowCity.Outcome outcome, String did) {
        switch (outcome) {
            case DONE -> LeadVisitor.backTo(context, session, PAGE + "?did=" + did);
            case NOTHING_TO_DO -> LeadVisitor.backTo(context, session, PAGE);
            case NO_LEAD -> throw LeadVisitor.noLead();
        }
    }

    private void decide(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        String show = form.text("show");
        if (!show.equals("yes") && !show.equals("no")) {
            throw Refusal.badInput();
        }
        back(context, session, showCity.show(session.learner(), show.equals("yes")), show);
    }

    private void tell(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        String title = form.text("title").strip();
        String text = form.text("text").strip();
        if (title.isEmpty()
                || text.isEmpty()
                || title.length() > ShowCity.LONGEST_TITLE
                || text.length() > ShowCity.LONGEST_TEXT) {
            context.status(422);
            show(
                    context,
                    session,
                    title,
                    text,
                    MESSAGES.say("public.story.wrong", "title", ShowCity.LONGEST_TITLE, "text", ShowCity.LONGEST_TEXT));
            return;
        }
        back(context, session, showCity.tell(session.learner(), title, text), "told");
    }

    private void remove(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        String number = form.text("number");
        if (!number.matches("[0-9]{1,6}")) {
            throw Refusal.badInput();
        }
        back(context, session, showCity.remove(session.learner(), Integer.parseInt(number)), "removed");
    }
}
