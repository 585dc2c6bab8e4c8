package org.waymark.web.admin.issuer;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.issuer.IssuerChoice;
import org.waymark.credential.issuer.IssuerRevision;
import org.waymark.journey.issuer.ChooseIssuer;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.web.Form;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The organizations that issue badges, and the choice among them: of the programme, and of single opportunities. */
final class ChoiceRoutes implements Routes {
    static final String PAGE = "/issuers";

    private static final Messages MESSAGES = Messages.of(ChoiceRoutes.class);

    private final AdminVisitor visitor;
    private final ChooseIssuer chooseIssuer;

    ChoiceRoutes(AdminVisitor visitor, ChooseIssuer chooseIssuer) {
        this.visitor = visitor;
        this.chooseIssuer = chooseIssuer;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/issuers", this::list);
        routes.post("/admin/{session}/issuers/choose", this::choose);
    }

    private void choose(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        boolean done = chooseIssuer.choose(form.text("opportunity"), form.text("issuer"), visitor.name(session));
        visitor.backTo(context, session, PAGE, done ? Flash.ISSUER_CHOSEN : Flash.NOTHING_DONE);
    }

    private void list(Context context) {
        AdminSession session = visitor.session(context);
        ChooseIssuer.Choices all = chooseIssuer.view();
        Map<String, String> names = all.issuers().stream()
                .map(IssuerRevision::facts)
                .collect(Collectors.toMap(IssuerFacts::slug, IssuerFacts::name));
        Map<OpportunityId, String> titles =
                all.opportunities().stream().collect(Collectors.toMap(Opportunity::id, Opportunity::title));
        String programme = all.programme();
        visitor.show(
                context,
                session,
                new IssuersView(
                        visitor.layout(context, session, MESSAGES.say("issuers.heading"), PAGE),
                        visitor.form(session, PAGE + "/choose"),
                        options(all, programme == null ? PublicAddresses.WAYMARK : programme),
                        all.opportunities().stream()
                                .map(one -> new OptionView(one.id().value(), one.title(), false))
                                .toList(),
                        options(all, ""),
                        all.issuers().stream()
                                .map(one -> row(session, one.facts(), all, titles))
                                .toList(),
                        new LinkView(MESSAGES.say("issuers.add"), session.path(PAGE + "/new")),
                        all.own().stream()
                                .map(choice -> own(session, choice, names, titles))
                                .toList(),
                        history(session, all.history(), names, titles)));
    }

    private List<IssuersView.Choice> history(
            AdminSession session,
            List<IssuerChoice> newestFirst,
            Map<String, String> names,
            Map<OpportunityId, String> titles) {
        List<IssuersView.Choice> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (IssuerChoice choice : newestFirst) {
            OpportunityId opportunity = choice.opportunity();
            String id = opportunity == null ? "" : opportunity.value();
            String issuer = choice.issuer();
            rows.add(new IssuersView.Choice(
                    sentence(choice, names, titles),
                    Language.current().moment(choice.recordedAt()),
                    by(choice.recordedBy()),
                    seen.add(id)
                            ? null
                            : visitor.form(
                                    session,
                                    PAGE + "/choose",
                                    new FormView.Field("opportunity", id),
                                    new FormView.Field("issuer", issuer == null ? "" : issuer))));
        }
        return rows;
    }

    private static List<OptionView> options(ChooseIssuer.Choices all, String chosen) {
        List<OptionView> options = new ArrayList<>();
        options.add(
                new OptionView(PublicAddresses.WAYMARK, name(null, Map.of()), chosen.equals(PublicAddresses.WAYMARK)));
        all.issuers()
                .forEach(one -> options.add(new OptionView(
                        one.facts().slug(),
                        one.facts().name(),
                        one.facts().slug().equals(chosen))));
        return options;
    }

    private static IssuersView.Row row(
            AdminSession session, IssuerFacts issuer, ChooseIssuer.Choices all, Map<OpportunityId, String> titles) {
        List<String> own = all.own().stream()
                .filter(choice -> issuer.slug().equals(choice.issuer()))
                .map(choice -> title(choice, titles))
                .toList();
        boolean programme = issuer.slug().equals(all.programme());
        String page = PAGE + "/" + issuer.slug();
        return new IssuersView.Row(
                new LinkView(issuer.name(), session.path(page + "/edit")),
                logo(session, issuer),
                signatory(issuer),
                programme
                        ? MESSAGES.say("issuers.used.programme", "count", own.size())
                        : MESSAGES.say("issuers.used", "count", own.size()),
                new LinkView(MESSAGES.say("issuers.history"), session.path(page + "/history")));
    }

    private static @Nullable String logo(AdminSession session, IssuerFacts issuer) {
        IssuerFacts.Picture logo = issuer.logo();
        return logo == null ? null : session.path(PAGE + "/pictures/" + logo.hash());
    }

    private static @Nullable String signatory(IssuerFacts issuer) {
        String name = issuer.signatory();
        String role = issuer.role();
        return name == null || role == null ? name : MESSAGES.say("issuers.signatory", "name", name, "role", role);
    }

    private IssuersView.Own own(
            AdminSession session, IssuerChoice choice, Map<String, String> names, Map<OpportunityId, String> titles) {
        OpportunityId opportunity = choice.opportunity();
        return new IssuersView.Own(
                title(choice, titles),
                name(choice.issuer(), names),
                visitor.form(
                        session,
                        PAGE + "/choose",
                        new FormView.Field("opportunity", opportunity == null ? "" : opportunity.value()),
                        new FormView.Field("issuer", "")));
    }

    private static String sentence(IssuerChoice choice, Map<String, String> names, Map<OpportunityId, String> titles) {
        if (choice.opportunity() == null) {
            return MESSAGES.say("issuers.choice.programme", "issuer", name(choice.issuer(), names));
        }
        return choice.issuer() == null
                ? MESSAGES.say("issuers.choice.follows", "opportunity", title(choice, titles))
                : MESSAGES.say(
                        "issuers.choice.own",
                        "opportunity",
                        title(choice, titles),
                        "issuer",
                        name(choice.issuer(), names));
    }

    private static String title(IssuerChoice choice, Map<OpportunityId, String> titles) {
        OpportunityId opportunity = choice.opportunity();
        return opportunity == null ? "" : titles.getOrDefault(opportunity, opportunity.value());
    }

    private static String name(@Nullable String slug, Map<String, String> names) {
        return slug == null || slug.equals(PublicAddresses.WAYMARK)
                ? MESSAGES.say("issuers.waymark")
                : names.getOrDefault(slug, slug);
    }

    /** Names who changed something; an operator's link names nobody. */
    static String by(String name) {
        return name.isEmpty() ? MESSAGES.say("by.operator") : name;
    }
}
