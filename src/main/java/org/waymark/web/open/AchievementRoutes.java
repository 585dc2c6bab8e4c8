package org.waymark.web.open;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.document.OpenBadge;
import org.waymark.credential.paper.BadgeImage;
import org.waymark.journey.view.ViewCatalogue;
import org.waymark.language.Messages;
import org.waymark.web.Media;
import org.waymark.web.Pages;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OpenLayout;

/** Shows what badges are given for: to people as a page, to programs as JSON, and its picture. */
final class AchievementRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(AchievementRoutes.class);
    private static final int PNG_SIDE = 600;

    private final Pages pages;
    private final ViewCatalogue viewCatalogue;
    private final OpenBadge openBadge;
    private final Drawings drawings = new Drawings();

    AchievementRoutes(Pages pages, ViewCatalogue viewCatalogue, OpenBadge openBadge) {
        this.pages = pages;
        this.viewCatalogue = viewCatalogue;
        this.openBadge = openBadge;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/achievements/{id}", this::achievement);
        routes.get("/achievements/{id}/{file}", this::picture);
    }

    private ViewCatalogue.Achieved find(Context context) {
        return viewCatalogue.achievement(context.pathParam("id")).orElseThrow(Refusal::notFound);
    }

    private void achievement(Context context) {
        context.header("X-Robots-Tag", "noindex");
        ViewCatalogue.Achieved achieved = find(context);
        if (PublicJson.asksForPage(context)) {
            pages.show(context, view(context.pathParam("id"), achieved), List.of());
        } else {
            PublicJson.send(context, PublicJson.JSON_LD, openBadge.achievementJson(achieved.facts()));
        }
    }

    private static AchievementPageView view(String id, ViewCatalogue.Achieved achieved) {
        AchievementFacts facts = achieved.facts();
        return new AchievementPageView(
                OpenLayout.of(facts.name(), ""),
                "/achievements/" + id + "/badge.svg",
                facts.name(),
                facts.description(),
                CredentialWords.paragraphs(facts),
                achieved.given(),
                CredentialWords.issuer(achieved.issuer()),
                facts.creator(),
                validity(achieved.months()),
                facts.version(),
                achieved.courses().stream()
                        .map(course -> new LinkView(course.title(), "/catalogue/" + course.path()))
                        .toList(),
                CredentialWords.alignments(facts),
                new LinkView(MESSAGES.say("achievement.json"), "/achievements/" + id + "?form=json"));
    }

    private static String validity(@Nullable Integer months) {
        return months == null
                ? MESSAGES.say("achievement.for-ever")
                : MESSAGES.say("achievement.months", "months", months);
    }

    /** The picture of an achievement, which carries no credential. */
    private void picture(Context context) {
        AchievementFacts achievement = find(context).facts();
        context.header("Access-Control-Allow-Origin", "*");
        switch (context.pathParam("file")) {
            case "badge.svg" ->
                Media.send(context, "image/svg+xml", BadgeImage.svg(achievement).getBytes(StandardCharsets.UTF_8));
            case "badge.png" ->
                // What is drawn is named by what was drawn: an achievement may be changed.
                Media.send(
                        context,
                        "image/png",
                        drawings.get("achievement " + achievement, () -> BadgeImage.png(achievement, PNG_SIDE)));
            default -> throw Refusal.notFound();
        }
    }
}
