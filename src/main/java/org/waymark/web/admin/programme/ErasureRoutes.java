package org.waymark.web.admin.programme;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.waymark.journey.privacy.ErasePerson;
import org.waymark.language.Messages;
import org.waymark.people.LearnerId;
import org.waymark.people.erasure.Staying;
import org.waymark.people.erasure.TraceKind;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FactView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** Says what erasing a person would do, and does it. */
final class ErasureRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(ErasureRoutes.class);

    private final AdminVisitor visitor;
    private final ErasePerson erasePerson;

    ErasureRoutes(AdminVisitor visitor, ErasePerson erasePerson) {
        this.visitor = visitor;
        this.erasePerson = erasePerson;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/people/{learner}/erasure", this::show);
        routes.post("/admin/{session}/people/{learner}/erasure", this::erase);
    }

    private void show(Context context) {
        AdminSession session = visitor.session(context);
        LearnerId learner = learner(context);
        ErasePerson.Preview preview = erasePerson.preview(learner).orElseThrow(Refusal::notFound);
        String name = preview.learner().displayName();
        visitor.show(
                context,
                session,
                new ErasureView(
                        visitor.layout(context, session, MESSAGES.say("erasure.heading", "name", name), "/people"),
                        name,
                        MESSAGES.say(
                                "erasure.where",
                                "platforms",
                                String.join(", ", preview.platforms()),
                                "id",
                                preview.learner().subject()),
                        Arrays.stream(TraceKind.values())
                                .filter(preview.goes()::containsKey)
                                .map(kind -> new FactView(
                                        MESSAGES.say(kind),
                                        MESSAGES.say(
                                                "erasure.entries",
                                                "count",
                                                preview.goes().getOrDefault(kind, 0L))))
                                .toList(),
                        stays(preview.stays()),
                        before(preview),
                        preview.valid() == 0 ? null : MESSAGES.say("erasure.badges", "count", preview.valid()),
                        visitor.form(session, page(learner)),
                        ErasePerson.Reason.CHOICES.stream()
                                .map(reason -> new OptionView(reason.name(), MESSAGES.say(reason), false))
                                .toList(),
                        new LinkView(MESSAGES.say("erasure.back"), session.path("/people/" + learner))));
    }

    private static List<FactView> stays(Staying stays) {
        List<FactView> facts = new ArrayList<>();
        add(facts, "erasure.stays.completions", stays.completions());
        add(facts, "erasure.stays.credits", stays.credits());
        add(facts, "erasure.stays.badges", stays.badges());
        add(facts, "erasure.stays.acts", stays.acts());
        return facts;
    }

    private static void add(List<FactView> facts, String key, long count) {
        if (count > 0) {
            facts.add(new FactView(MESSAGES.say(key, "count", count), MESSAGES.say(key + ".why")));
        }
    }

    private static List<String> before(ErasePerson.Preview preview) {
        List<String> before = new ArrayList<>();
        if (preview.ahead() > 0) {
            before.add(MESSAGES.say("erasure.before.ahead", "count", preview.ahead()));
        }
        if (preview.leads()) {
            before.add(MESSAGES.say("erasure.before.lead"));
        }
        if (preview.platforms().size() > 1) {
            before.add(MESSAGES.say("erasure.before.platforms"));
        }
        return before;
    }

    private void erase(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        String typed = form.text("reason");
        ErasePerson.Reason reason = ErasePerson.Reason.CHOICES.stream()
                .filter(one -> one.name().equals(typed))
                .findFirst()
                .orElseThrow(Refusal::badInput);
        boolean revoke = form.text("badges").equals("revoke");
        switch (erasePerson.erase(learner(context), reason, revoke)) {
            case DONE -> visitor.backTo(context, session, "/people", Flash.PERSON_ERASED);
            case ERASED_BEFORE, NOT_DUE -> visitor.backTo(context, session, "/people", Flash.NOTHING_DONE);
            case MISSING -> throw Refusal.notFound();
        }
    }

    private static LearnerId learner(Context context) {
        return new LearnerId(AdminVisitor.id(context, "learner"));
    }

    private static String page(LearnerId learner) {
        return "/people/" + learner + "/erasure";
    }
}
