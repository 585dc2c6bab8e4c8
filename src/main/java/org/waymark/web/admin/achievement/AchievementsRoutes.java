package org.waymark.web.admin.achievement;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.achievement.Achievement;
import org.waymark.credential.achievement.SetForm;
import org.waymark.credential.achievement.ValidityChoice;
import org.waymark.journey.achievement.AchievementJourneys;
import org.waymark.journey.achievement.ChoosePractices;
import org.waymark.journey.achievement.ChooseValidity;
import org.waymark.journey.achievement.ViewAchievements;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.web.Form;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.admin.AdminSession;
import org.waymark.web.admin.AdminVisitor;
import org.waymark.web.admin.Flash;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The badges beside those of single runs, the choice of practice areas, and for how long badges are valid. */
final class AchievementsRoutes implements Routes {
    static final String PAGE = "/achievements";

    private static final Messages MESSAGES = Messages.of(AchievementsRoutes.class);

    private final AdminVisitor visitor;
    private final ViewAchievements viewAchievements;
    private final ChoosePractices choosePractices;
    private final ChooseValidity chooseValidity;

    AchievementsRoutes(AdminVisitor visitor, AchievementJourneys journeys) {
        this.visitor = visitor;
        this.viewAchievements = journeys.viewAchievements;
        this.choosePractices = journeys.choosePractices;
        this.chooseValidity = journeys.chooseValidity;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/admin/{session}/achievements", this::list);
        routes.post("/admin/{session}/achievements/practices", this::practices);
        routes.post("/admin/{session}/achievements/validity", this::validity);
    }

    private void practices(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        StandardId standard = new StandardId(form.text("standard"));
        Map<String, ChoosePractices.Choice> choices = new LinkedHashMap<>();
        for (ChoosePractices.Practice practice : choosePractices.list()) {
            if (practice.standard().id().equals(standard)) {
                String code = practice.area().code();
                choices.put(
                        code,
                        new ChoosePractices.Choice(
                                form.all("area").contains(code),
                                months(form.text("months." + code)).orElse(null)));
            }
        }
        boolean changed = false;
        for (Map.Entry<String, ChoosePractices.Choice> choice : choices.entrySet()) {
            changed |= choosePractices.choose(standard, choice.getKey(), choice.getValue(), visitor.name(session));
        }
        visitor.backTo(context, session, PAGE, changed ? Flash.ACHIEVEMENT_SAVED : Flash.NOTHING_DONE);
    }

    private void validity(Context context) {
        Form form = Form.posted(context);
        AdminSession session = visitor.posting(context, form);
        boolean changed =
                chooseValidity.choose(form.text("opportunity"), months(form.text("months")), visitor.name(session));
        visitor.backTo(context, session, PAGE, changed ? Flash.VALIDITY_CHOSEN : Flash.NOTHING_DONE);
    }

    /** The browser lets nothing else through than the form says. */
    private static Optional<Integer> months(String typed) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(SetForm.findMonths(typed.strip()).orElseThrow(Refusal::badInput));
    }

    private void list(Context context) {
        AdminSession session = visitor.session(context);
        ViewAchievements.Sets sets = viewAchievements.listSets();
        ChooseValidity.Choices validity = chooseValidity.view();
        Map<OpportunityId, String> titles =
                validity.opportunities().stream().collect(Collectors.toMap(Opportunity::id, Opportunity::title));
        visitor.show(
                context,
                session,
                new AchievementsView(
                        visitor.layout(context, session, MESSAGES.say("badges.heading"), PAGE),
                        sets.sets().stream()
                                .map(one -> row(session, one, sets.badges()))
                                .toList(),
                        new LinkView(MESSAGES.say("badges.add"), session.path(PAGE + "/new")),
                        practices(session),
                        visitor.form(session, PAGE + "/validity"),
                        validity.opportunities().stream()
                                .map(one -> new OptionView(one.id().value(), one.title(), false))
                                .toList(),
                        validity.now().stream()
                                .map(one -> limited(session, one, titles))
                                .toList(),
                        validity.history().stream()
                                .map(one -> new AchievementsView.Choice(
                                        MESSAGES.say(
                                                "validity.choice",
                                                "opportunity",
                                                titles.getOrDefault(
                                                        one.opportunity(),
                                                        one.opportunity().value()),
                                                "valid",
                                                valid(one.months())),
                                        Language.current().moment(one.recordedAt()),
                                        AchievementRoutes.by(one.recordedBy())))
                                .toList()));
    }

    private static AchievementsView.Row row(AdminSession session, Achievement set, Map<String, Integer> badges) {
        Achievement.Terms terms = set.now().terms();
        return new AchievementsView.Row(
                new LinkView(terms.name(), session.path(PAGE + "/" + set.id())),
                set.now().issued(),
                MESSAGES.say("badges.courses", "count", terms.opportunities().size()),
                valid(terms.months()),
                MESSAGES.say(
                        "badges.badges", "count", badges.getOrDefault(set.id().value(), 0)));
    }

    private List<AchievementsView.Practices> practices(AdminSession session) {
        Map<StandardId, List<ChoosePractices.Practice>> byStandard = choosePractices.list().stream()
                .collect(Collectors.groupingBy(one -> one.standard().id(), LinkedHashMap::new, Collectors.toList()));
        List<AchievementsView.Practices> all = new ArrayList<>();
        byStandard.forEach((id, areas) -> {
            Standard standard = areas.get(0).standard();
            String key = "standard-" + all.size();
            List<AchievementsView.Practice> rows = new ArrayList<>();
            areas.forEach(one -> rows.add(practice(session, key + "-" + rows.size(), one)));
            all.add(new AchievementsView.Practices(
                    key,
                    standard.title(),
                    visitor.form(session, PAGE + "/practices", new FormView.Field("standard", id.value())),
                    rows));
        });
        return all;
    }

    private static AchievementsView.Practice practice(AdminSession session, String key, ChoosePractices.Practice one) {
        Integer months = one.months();
        return new AchievementsView.Practice(
                key,
                one.area().code(),
                one.area().title(),
                MESSAGES.say("practices.criteria", "criteria", one.criteria(), "offered", one.offered()),
                one.criteria() > 0 && one.offered() == one.criteria(),
                one.issued(),
                months == null ? "" : months.toString(),
                one.achievement()
                        .map(known ->
                                new LinkView(MESSAGES.say("practices.page"), session.path(PAGE + "/" + known.id())))
                        .orElse(null));
    }

    private AchievementsView.Limited limited(
            AdminSession session, ValidityChoice choice, Map<OpportunityId, String> titles) {
        String opportunity = choice.opportunity().value();
        return new AchievementsView.Limited(
                titles.getOrDefault(choice.opportunity(), opportunity),
                valid(choice.months()),
                visitor.form(
                        session,
                        PAGE + "/validity",
                        new FormView.Field("opportunity", opportunity),
                        new FormView.Field("months", "")));
    }

    /** For how long, in words; whole years are said as years. */
    static String valid(@Nullable Integer months) {
        if (months == null) {
            return MESSAGES.say("valid.ever");
        }
        return months % 12 == 0
                ? MESSAGES.say("valid.years", "count", months / 12)
                : MESSAGES.say("valid.months", "count", months);
    }
}
