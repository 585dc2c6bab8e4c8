package org.waymark.web.learner;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.city.JoinCity;
import org.waymark.journey.view.ViewActivity;
import org.waymark.journey.view.ViewCity;
import org.waymark.journey.view.ViewJourneys;
import org.waymark.language.Messages;
import org.waymark.people.lead.Consent;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Level;
import org.waymark.web.Form;
import org.waymark.web.RateLimit;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.lead.LeadPages;
import org.waymark.web.part.AheadWords;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.CriterionWords;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.PageText;
import org.waymark.web.session.Session;
import org.waymark.web.session.Visitor;

/** The page of the visitor's own city. */
final class CityRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(CityRoutes.class);
    private static final Messages PARTS = Messages.of(PageText.class);

    private final RateLimit rateLimit;
    private final Visitor visitor;
    private final ViewCity viewCity;
    private final ViewActivity viewActivity;
    private final JoinCity joinCity;
    private final LearnerPage page;

    /** @param page shows why a code was not taken to whom typed it on the activity's page */
    CityRoutes(RateLimit rateLimit, Visitor visitor, ViewJourneys views, JoinCity joinCity, LearnerPage page) {
        this.rateLimit = rateLimit;
        this.visitor = visitor;
        this.viewCity = views.viewCity;
        this.viewActivity = views.viewActivity;
        this.joinCity = joinCity;
        this.page = page;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/s/{session}/city", this::city);
        routes.post("/s/{session}/join", this::join);
    }

    private void city(Context context) {
        Session session = visitor.session(context);
        ViewCity.CityPage page = viewCity.view(session.learner()).orElse(null);
        if (page == null) {
            visitor.link(session);
            joinPage(context, session, "", null);
            return;
        }
        ViewActivity.ActivityPage activity = viewActivity.view(session.learner(), visitor.link(session));
        Standing standing = page.standing();
        CriterionWords words =
                new CriterionWords(page.naming().today(), page.naming().standards());
        CityOverview overview =
                new CityOverview(page.before(), page.standing(), page.standard().id());
        CityView view = new CityView(
                visitor.layout(session, page.city().name(), activity.learner(), activity.link(), "/city", null),
                page.city().name(),
                page.standard().title(),
                standing.points(),
                standing.possible(),
                standing.level().map(Level::title).orElse(null),
                standing.levels().stream().map(CityRoutes::level).toList(),
                core(standing),
                warnings(standing),
                page.city().people(),
                page.city().completions(),
                ViewCity.DAYS_BACK,
                overview.changes(),
                overview.nearest(),
                AheadWords.city(page.ahead(), entry -> LearnerPage.address(session, entry)),
                standing.areas().stream()
                        .sorted(Comparator.comparing(area -> !overview.hasMoved(area)))
                        .map(area -> area(area, overview.hasMoved(area), words))
                        .toList(),
                page.leads() ? LeadPages.ways(session) : List.of(),
                page.leads()
                        ? List.of(link(session, "privacy.see", "/privacy"))
                        : List.of(link(session, "privacy.see", "/privacy"), link(session, "lead.code", "/city/lead")));
        visitor.show(context, session, view);
    }

    private static LinkView link(Session session, String key, String page) {
        return new LinkView(MESSAGES.say(key), session.path(page));
    }

    /** For somebody without a city: what would stand here, and how to come to it. */
    private void joinPage(Context context, Session session, String typed, @Nullable String error) {
        ViewActivity.ActivityPage activity = viewActivity.view(session.learner(), visitor.link(session));
        JoinView view = new JoinView(
                visitor.layout(session, PARTS.say("page.city"), activity.learner(), activity.link(), "/city", null),
                new LearnerView.NotJoined(
                        visitor.form(session, "/join", new FormView.Field("from", "city")), typed, error));
        visitor.show(context, session, view);
    }

    private void join(Context context) {
        Form form = Form.posted(context);
        Session session = visitor.posting(context, form);
        visitor.link(session);
        String typed = form.text("code");
        boolean onCityPage = form.text("from").equals("city");
        String person = session.learner().toString();
        // Counted ahead, so that many tries at once are no way around.
        rateLimit.take(RateLimit.Kind.CITY_CODE, person).ifPresent(wait -> {
            throw Refusal.tooMany("TOO_MANY_TRIES", wait);
        });
        switch (joinCity.join(session.learner(), typed, consents(form))) {
            case JOINED, ALREADY_IN_A_CITY -> {
                rateLimit.giveBack(RateLimit.Kind.CITY_CODE, person);
                if (onCityPage) {
                    context.status(303).header("Location", session.path("/city"));
                } else {
                    ActivityRoutes.back(context, session);
                }
            }
            case NO_SUCH_CODE -> {
                context.status(422);
                String unknown = MESSAGES.say("join.unknown");
                String again = typed.length() > 40 ? "" : typed;
                if (onCityPage) {
                    joinPage(context, session, again, unknown);
                } else {
                    page.show(context, session, again, unknown);
                }
            }
        }
    }

    private static Set<Consent.Kind> consents(Form form) {
        return form.text("share").equals("yes") ? Set.of(Consent.Kind.CITY_LEADS) : Set.of();
    }

    private static CityView.Level level(Standing.LevelStanding level) {
        return new CityView.Level(
                level.level().title(),
                level.level().points(),
                level.distance(),
                level.missingCore().size(),
                level.reachable());
    }

    private static List<CityView.Core> core(Standing standing) {
        return standing.areas().stream()
                .flatMap(area -> area.criteria().stream())
                .filter(line -> line.criterion().core())
                .map(line -> new CityView.Core(
                        line.criterion().code().value(), line.criterion().title(), line.point()))
                .toList();
    }

    /** What lapses soon, and then what has lapsed. */
    private static List<CriterionView.Note> warnings(Standing standing) {
        List<CriterionView.Note> warnings = new ArrayList<>();
        standing.lapsing().forEach(line -> warnings.add(warning("wait", "city.lapses", line)));
        standing.lapsed().forEach(line -> warnings.add(warning("problem", "city.lapsed", line)));
        return warnings;
    }

    private static CriterionView.Note warning(String mark, String key, Standing.CriterionStanding line) {
        CriterionFacts.Held held = line.facts().confirmation().orElseThrow();
        return new CriterionView.Note(
                mark,
                MESSAGES.say(
                        key,
                        "code",
                        line.criterion().code().value(),
                        "title",
                        line.criterion().title(),
                        "day",
                        Objects.requireNonNull(held.until()),
                        "since",
                        held.since()));
    }

    private static CityView.Area area(Standing.AreaStanding area, boolean moved, CriterionWords words) {
        return new CityView.Area(
                area.area().title(),
                area.supported(),
                area.claimed(),
                area.points(),
                moved,
                area.criteria().stream().map(words::criterion).toList());
    }
}
