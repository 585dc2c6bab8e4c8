package org.waymark.web.admin.run;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.programme.ProgrammeJourneys;
import org.waymark.journey.programme.ViewRuns;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunState;
import org.waymark.people.Alphabet;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.web.Form;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Paging;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.part.Words;

/** Lists runs and opportunities for staff, all of them or those that are searched for. */
final class ListRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(ListRoutes.class);

    private final AdminVisitor visitor;
    private final ViewRuns viewRuns;

    ListRoutes(AdminVisitor visitor, ProgrammeJourneys journeys) {
        this.visitor = visitor;
        this.viewRuns = journeys.viewRuns;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/runs", this::runs);
        routes.get("/admin/{session}/opportunities", this::opportunities);
    }

    private void runs(Context context) {
        AdminSession session = visitor.session(context);
        Form form = Form.query(context);
        String text = form.text("q").strip();
        String state = form.text("state");
        String kind = form.text("kind");
        String standard = form.text("standard");
        Paging paging = Paging.of(form);
        ViewRuns.AllRuns all = viewRuns.listRuns();
        Instant now = all.now();
        Map<StandardId, Standard> standards =
                all.standards().stream().collect(Collectors.toMap(Standard::id, one -> one));
        List<CatalogueEntry> found = all.runs().stream()
                .filter(entry -> says(text, entry.title(), entry.run().code()))
                .filter(entry ->
                        state.isEmpty() || entry.run().state().word(now).name().equalsIgnoreCase(state))
                .filter(entry ->
                        kind.isEmpty() || entry.opportunity().kind().word().equals(kind))
                .filter(entry ->
                        standard.isEmpty() || entry.run().standard().value().equals(standard))
                .sorted(Comparator.comparing(
                                (CatalogueEntry entry) -> entry.run().start())
                        .reversed())
                .toList();
        String address = session.path("/runs?q=" + encoded(text) + "&state=" + encoded(state) + "&kind=" + encoded(kind)
                + "&standard=" + encoded(standard));
        List<RunsView.Row> rows = found.stream()
                .skip(paging.offset())
                .limit(Paging.SIZE)
                .map(entry -> row(session, entry, standards, now))
                .toList();
        visitor.show(
                context,
                session,
                new RunsView(
                        visitor.layout(context, session, MESSAGES.say("runs.heading"), "/runs"),
                        new LinkView(MESSAGES.say("runs.create"), session.path("/new-run")),
                        new LinkView(MESSAGES.say("opportunities.heading"), session.path("/opportunities")),
                        visitor.search(session, "/runs"),
                        text,
                        any(
                                Stream.of(RunState.Word.values())
                                        .map(word -> new OptionView(
                                                word.name().toLowerCase(Locale.ROOT),
                                                MESSAGES.say("Word." + word),
                                                false))
                                        .toList(),
                                state),
                        any(FormChoices.kinds(), kind),
                        any(
                                standards.values().stream()
                                        .map(one -> new OptionView(one.id().value(), one.title(), false))
                                        .sorted(Comparator.comparing(OptionView::label))
                                        .toList(),
                                standard),
                        !(text + state + kind + standard).isEmpty(),
                        rows,
                        paging.newer(address),
                        paging.older(address, found.size() > paging.offset() + Paging.SIZE)));
    }

    private static RunsView.Row row(
            AdminSession session, CatalogueEntry entry, Map<StandardId, Standard> standards, Instant now) {
        Standard standard = standards.get(entry.run().standard());
        return new RunsView.Row(
                new LinkView(entry.title(), session.path("/runs/" + entry.run().id())),
                entry.run().code(),
                Words.kind(entry.opportunity().kind()),
                Words.dates(entry.run()),
                standard == null ? entry.run().standard().value() : standard.title(),
                StaffWords.state(entry.run(), now),
                entry.run().provisional());
    }

    private static List<OptionView> any(List<OptionView> options, String chosen) {
        List<OptionView> all = new ArrayList<>(List.of(new OptionView("", MESSAGES.say("any"), chosen.isEmpty())));
        options.forEach(option -> all.add(
                new OptionView(option.value(), option.label(), option.value().equals(chosen))));
        return all;
    }

    private static boolean says(String text, @Nullable String... places) {
        String plain = Alphabet.plain(text);
        return plain.isEmpty()
                || Stream.of(places)
                        .anyMatch(
                                place -> place != null && Alphabet.plain(place).contains(plain));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void opportunities(Context context) {
        AdminSession session = visitor.session(context);
        Form form = Form.query(context);
        String text = form.text("q").strip();
        Paging paging = Paging.of(form);
        ViewRuns.AllRuns all = viewRuns.listRuns();
        Instant now = all.now();
        Map<OpportunityId, List<CatalogueEntry>> runs = all.runs().stream()
                .collect(Collectors.groupingBy(entry -> entry.opportunity().id()));
        List<Opportunity> found = viewRuns.choices().opportunities().stream()
                .filter(opportunity -> says(text, opportunity.title()))
                .sorted(Comparator.comparing(Opportunity::title))
                .toList();
        String address = session.path("/opportunities?q=" + encoded(text));
        visitor.show(
                context,
                session,
                new OpportunitiesView(
                        visitor.layout(context, session, MESSAGES.say("opportunities.heading"), "/runs"),
                        new LinkView(MESSAGES.say("runs.heading"), session.path("/runs")),
                        new LinkView(MESSAGES.say("opportunities.create"), session.path("/new-opportunity")),
                        visitor.search(session, "/opportunities"),
                        text,
                        found.stream()
                                .skip(paging.offset())
                                .limit(Paging.SIZE)
                                .map(one -> opportunity(session, one, runs.getOrDefault(one.id(), List.of()), now))
                                .toList(),
                        paging.newer(address),
                        paging.older(address, found.size() > paging.offset() + Paging.SIZE)));
    }

    private static OpportunitiesView.Opportunity opportunity(
            AdminSession session, Opportunity opportunity, List<CatalogueEntry> runs, Instant now) {
        return new OpportunitiesView.Opportunity(
                opportunity.title(),
                Words.kind(opportunity.kind()),
                opportunity.summary(),
                new LinkView(opportunity.title(), session.path("/opportunities/" + opportunity.id())),
                new LinkView(
                        MESSAGES.say("opportunities.plan"), session.path("/new-run?opportunity=" + opportunity.id())),
                runs.stream()
                        .map(entry -> new OpportunitiesView.Run(
                                new LinkView(
                                        Words.dates(entry.run()),
                                        session.path("/runs/" + entry.run().id())),
                                entry.run().code(),
                                StaffWords.state(entry.run(), now)))
                        .toList());
    }
}
