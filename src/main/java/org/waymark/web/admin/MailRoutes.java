package org.waymark.web.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.waymark.journey.signup.WatchMail;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.mail.MailId;
import org.waymark.mail.MailOutcome;
import org.waymark.mail.MailOverview;
import org.waymark.web.Form;
import org.waymark.web.Routes;

/** Shows which letters met a problem, and sends one again of which nobody knows whether it arrived. */
final class MailRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(MailRoutes.class);

    private final AdminVisitor visitor;
    private final WatchMail watchMail;

    MailRoutes(AdminVisitor visitor, WatchMail watchMail) {
        this.visitor = visitor;
        this.watchMail = watchMail;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/mail", this::show);
        routes.post("/admin/{session}/mail/{letter}/again", this::again);
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        MailOverview overview = watchMail.overview();
        visitor.show(
                context,
                session,
                new MailView(
                        visitor.layout(context, session, MESSAGES.say("mail.heading"), "/mail"),
                        watchMail.isOn() ? watchMail.server() : null,
                        MESSAGES.say("mail.counts", "due", overview.due(), "sent", overview.sent()),
                        overview.troubled().stream()
                                .map(one -> row(session, one))
                                .toList()));
    }

    private MailView.Row row(AdminSession session, MailOverview.Troubled letter) {
        MailOutcome outcome = letter.outcome();
        return new MailView.Row(
                letter.subject(),
                Language.current().moment(letter.queuedAt()),
                outcome == null ? MESSAGES.say("mail.tried", "count", letter.attempts()) : MESSAGES.say(outcome),
                letter.problem(),
                letter.again() && watchMail.isOn() ? visitor.form(session, "/mail/" + letter.id() + "/again") : null);
    }

    private void again(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        boolean done = watchMail.sendAgain(new MailId(AdminVisitor.id(context, "letter")));
        visitor.backTo(context, session, "/mail", done ? Flash.LETTER_SENT_AGAIN : Flash.NOTHING_DONE);
    }
}
