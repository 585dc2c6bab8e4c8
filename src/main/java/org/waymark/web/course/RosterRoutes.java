package org.waymark.web.course;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.journey.award.WithdrawCompletion;
import org.waymark.journey.roster.LoadLinkMemberships;
import org.waymark.journey.roster.LoadRoster;
import org.waymark.journey.roster.RosterJourneys;
import org.waymark.journey.roster.ViewRoster;
import org.waymark.journey.source.ApproveMembers;
import org.waymark.people.Alphabet;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/**
 * Serves what an instructor does with the people of the course. Everything concerns the session's own link and no
 * other.
 */
final class RosterRoutes implements Routes {
    private static final int LONGEST_REASON = 1_000;
    private static final int MOST_AT_ONCE = 500;

    private final Visitor visitor;
    private final ViewRoster viewRoster;
    private final LoadRoster loadRoster;
    private final LoadLinkMemberships loadLinkMemberships;
    private final ApproveMembers approveMembers;
    private final WithdrawCompletion withdrawCompletion;
    private final RosterWords words;

    RosterRoutes(
            Visitor visitor,
            RosterJourneys rosters,
            ApproveMembers approveMembers,
            WithdrawCompletion withdrawCompletion) {
        this.visitor = visitor;
        this.viewRoster = rosters.viewRoster;
        this.loadRoster = rosters.loadRoster;
        this.loadLinkMemberships = rosters.loadLinkMemberships;
        this.approveMembers = approveMembers;
        this.withdrawCompletion = withdrawCompletion;
        this.words = new RosterWords(visitor);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/roster/progress", this::progress);
        routes.post(
                "/s/{session}/roster/load",
                context -> change(context, (form, session, link) -> {
                    loadRoster.again(link);
                    loadLinkMemberships.again(link);
                    return "";
                }));
        routes.post("/s/{session}/approve", context -> change(context, this::approve));
        routes.post("/s/{session}/reject", context -> change(context, this::reject));
        routes.post("/s/{session}/undo-rejection", context -> change(context, this::undoRejection));
        routes.post("/s/{session}/take-back", context -> change(context, this::takeBack));
    }

    /** The part of the instructor's page that shows the people. */
    RosterView view(Context context, Session session, ResourceLinkId link) {
        RosterQuery asked = RosterQuery.read(Form.query(context));
        return words.roster(
                session,
                asked,
                viewRoster.view(
                        link,
                        asked.filter(),
                        asked.search(),
                        asked.page(),
                        Alphabet.ofReader(context.header("Accept-Language"))),
                right(session, link));
    }

    private RosterWords.Right right(Session session, ResourceLinkId link) {
        if (visitor.findApprover(session).isEmpty()) {
            return RosterWords.Right.LOOKS;
        }
        return approveMembers.countsApproval(link) ? RosterWords.Right.APPROVES : RosterWords.Right.TAKES_BACK;
    }

    /** Returns the message of what has just been done here, once, after the form was taken. */
    @Nullable
    String flash(Context context) {
        return RosterWords.flash(Form.query(context));
    }

    private void progress(Context context) {
        Session session = visitor.session(context);
        visitor.requireInstructor(session);
        RosterView.Loading loading = words.loading(session, viewRoster.progress(visitor.link(session)));
        visitor.show(context, session, loading);
    }

    private interface Work {
        /** @return what the page says afterwards, as parameters of its address */
        String of(Form form, Session session, ResourceLinkId link);
    }

    private void change(Context context, Work work) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.requireInstructor(session);
        String did = work.of(form, session, visitor.link(session));
        String back = RosterQuery.read(form).address();
        String query = back.isEmpty() || did.isEmpty() ? back + did : back + "&" + did;
        context.status(303).header("Location", session.path(query.isEmpty() ? "" : "?" + query));
    }

    private String approve(Form form, Session session, ResourceLinkId link) {
        List<String> subjects = form.all("member");
        if (subjects.isEmpty()) {
            return "did=none";
        }
        if (subjects.size() > MOST_AT_ONCE) {
            throw Refusal.badInput();
        }
        ApproveMembers.Summary summary =
                approveMembers.approve(visitor.approver(session), subjects).orElseThrow(Refusal::badInput);
        return "did=approved&n=" + summary.approved() + "&already=" + summary.already() + "&noted=" + summary.noted();
    }

    private String reject(Form form, Session session, ResourceLinkId link) {
        Approver by = visitor.approver(session);
        boolean done = approveMembers.reject(by, form.text("member"), reason(form));
        return done ? "did=rejected" : "did=nothing";
    }

    private String undoRejection(Form form, Session session, ResourceLinkId link) {
        return approveMembers.undoRejection(visitor.approver(session), form.text("member"))
                ? "did=undone"
                : "did=nothing";
    }

    private String takeBack(Form form, Session session, ResourceLinkId link) {
        Approver by = visitor.approver(session);
        List<String> subjects = form.all("member");
        if (subjects.isEmpty()) {
            return "did=none";
        }
        if (form.text("reason").isBlank()) {
            return "did=noreason";
        }
        if (subjects.size() > MOST_AT_ONCE) {
            throw Refusal.badInput();
        }
        String reason = reason(form);
        int people = 0;
        for (String subject : subjects) {
            int taken = approveMembers
                    .findLearner(link, subject)
                    .map(known -> withdrawCompletion.withdraw(by, known, reason))
                    .orElse(0);
            people += taken > 0 ? 1 : 0;
        }
        return people > 0 ? "did=taken&n=" + people : "did=nothing";
    }

    private static String reason(Form form) {
        String reason = form.text("reason").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.badInput();
        }
        return reason;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
