package org.waymark.web.city;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.waymark.credential.paper.ProgressPicture;
import org.waymark.journey.view.ViewOpenCity;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.people.Alphabet;
import org.waymark.progress.city.Standing;
import org.waymark.standard.Level;
import org.waymark.web.Media;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OpenLayout;

/** The public pages of cities whose leads let their progress be shown. */
public final class OpenCityRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(OpenCityRoutes.class);
    private static final int FEWEST_BADGES = 5;
    private static final String PAGE = "/cities";
    private static final String IMAGE = "/progress.png";
    private static final String PICTURE = "/progress.svg";

    private final Site site;
    private final ViewOpenCity viewOpenCity;

    public OpenCityRoutes(Site site, ViewOpenCity viewOpenCity) {
        this.site = site;
        this.viewOpenCity = viewOpenCity;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/cities", this::list);
        routes.get("/cities/{city}", this::page);
        routes.get("/cities/{city}/progress.png", context -> {
            byte[] png = ProgressPicture.png(facts(find(context)));
            context.header("Cache-Control", "public, max-age=300");
            Media.send(context, "image/png", png);
        });
        routes.get("/cities/{city}/progress.svg", context -> {
            String svg = ProgressPicture.svg(facts(find(context)));
            // Other pages embed it; it stays current, and is gone within minutes of the city's word.
            context.header("Cache-Control", "public, max-age=300");
            context.header("Cross-Origin-Resource-Policy", "cross-origin");
            Media.send(context, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
        });
    }

    private ViewOpenCity.Page find(Context context) {
        return viewOpenCity.find(context.pathParam("city")).orElseThrow(Refusal::notFound);
    }

    private void list(Context context) {
        String title = MESSAGES.say("list.heading");
        site.pages.show(
                context,
                new OpenCitiesView(
                        OpenLayout.of(title, PAGE),
                        head(PAGE, title, MESSAGES.say("list.lead"), site.baseUrl + "/assets/waymark.svg"),
                        viewOpenCity.list(Alphabet.ofReader(context.header("Accept-Language"))).stream()
                                .map(row -> new OpenCitiesView.Row(
                                        new LinkView(
                                                row.open().city().name(),
                                                PAGE + "/" + row.open().slug()),
                                        level(row.standing().standing()),
                                        points(row.standing().standing())))
                                .toList()),
                List.of());
    }

    private void page(Context context) {
        ViewOpenCity.Page found = find(context);
        Standing standing = found.standing().standing();
        String address = PAGE + "/" + found.open().slug();
        String name = found.open().city().name();
        String picture = site.baseUrl + address + PICTURE;
        site.pages.show(
                context,
                new OpenCityView(
                        OpenLayout.of(name, ""),
                        head(
                                address,
                                name,
                                MESSAGES.say("page.about", "level", level(standing), "points", points(standing)),
                                site.baseUrl + address + IMAGE),
                        new LinkView(MESSAGES.say("list.heading"), PAGE),
                        name,
                        found.standing().standard().title(),
                        level(standing),
                        points(standing),
                        standing.next()
                                .map(next -> MESSAGES.say(
                                        next.distance() == 0 ? "page.core" : "page.next",
                                        "distance",
                                        next.distance(),
                                        "level",
                                        next.level().title()))
                                .orElse(null),
                        found.badges() > 0 && found.badges() < FEWEST_BADGES
                                ? MESSAGES.say("page.badges.few", "count", FEWEST_BADGES)
                                : MESSAGES.say("page.badges", "count", found.badges()),
                        standing.areas().stream().map(OpenCityRoutes::area).toList(),
                        found.stories().stream()
                                .map(story -> new OpenCityView.Story(
                                        story.title(),
                                        Language.current().day(story.writtenAt()),
                                        story.text()
                                                .lines()
                                                .filter(line -> !line.isBlank())
                                                .toList()))
                                .toList(),
                        address + PICTURE,
                        MESSAGES.say("page.embed.markup", "page", site.baseUrl + address, "picture", picture)),
                List.of());
    }

    private HeadView head(String address, String title, String description, String image) {
        return new HeadView(
                site.baseUrl + address,
                "website",
                title,
                description,
                image,
                Language.current().locale().toString(),
                List.of(),
                List.of(),
                null);
    }

    private static String level(Standing standing) {
        return standing.level().map(Level::title).orElseGet(() -> MESSAGES.say("level.none"));
    }

    private static String points(Standing standing) {
        return MESSAGES.say("points", "points", standing.points(), "possible", standing.possible());
    }

    private static OpenCityView.Area area(Standing.AreaStanding area) {
        return new OpenCityView.Area(
                area.area().title(),
                area.points(),
                area.criteria().size(),
                MESSAGES.say(
                        "area.words",
                        "points",
                        area.points(),
                        "criteria",
                        area.criteria().size(),
                        "claimed",
                        area.claimed(),
                        "supported",
                        area.supported()));
    }

    private static ProgressPicture.Facts facts(ViewOpenCity.Page found) {
        Standing standing = found.standing().standing();
        return new ProgressPicture.Facts(
                found.open().city().name(),
                level(standing),
                points(standing),
                standing.areas().stream()
                        .filter(area -> !area.criteria().isEmpty())
                        .map(area -> (double) area.points() / area.criteria().size())
                        .toList(),
                found.standing().standard().title());
    }
}
