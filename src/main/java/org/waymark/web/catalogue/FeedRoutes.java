package org.waymark.web.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.waymark.journey.catalogue.CatalogueJourneys;
import org.waymark.journey.catalogue.Choices;
import org.waymark.journey.catalogue.FollowCatalogue.Followed;
import org.waymark.journey.catalogue.ReadRun;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.web.Form;
import org.waymark.web.Media;
import org.waymark.web.Refusal;
import org.waymark.web.Routes;

/**
 * Calendars and news to subscribe to. Programs ask for them again and again: as long as nothing changed, they are told so
 * without their being made anew. A filter that is not understood is refused, because nobody would see that it is left
 * out.
 */
final class FeedRoutes implements Routes {
    private static final Messages MESSAGES = Messages.of(FeedRoutes.class);
    private static final String CALENDAR = "text/calendar; charset=utf-8";
    private static final String NEWS = "application/atom+xml; charset=utf-8";
    /** Characters of all files that are kept: a stranger can think of any number of filters. */
    private static final int MOST_KEPT = 32 * 1024 * 1024;

    /** What keeping a file takes beside its characters. */
    private static final int COST_OF_FILE = 500;
    /** What a Standard says may change without the catalogue's being changed. */
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private final CatalogueJourneys journeys;
    private final CalendarText calendars;
    private final NewsText news;
    private final Cache<Asked, Answer> answers = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Asked asked, Answer answer) ->
                    COST_OF_FILE + asked.address().length() + answer.text().length())
            .expireAfterWrite(OLDEST)
            .build();

    /** @param since when nothing that people may see has changed */
    private record Asked(String address, String language, Instant since) {}

    private record Answer(String text, String tag) {}

    FeedRoutes(CatalogueJourneys journeys, CalendarText calendars, NewsText news) {
        this.journeys = journeys;
        this.calendars = calendars;
        this.news = news;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/catalogue.ics", this::calendar);
        routes.get("/catalogue.atom", this::news);
        routes.get("/catalogue/{opportunity}/{run}/{file}", this::file);
    }

    private void calendar(Context context) {
        CatalogueQuery query = query(context);
        String self = CatalogueAddress.calendar(query.values());
        send(context, CALENDAR, self, () -> {
            List<Followed> runs = journeys.follow.calendar(query.filter());
            return calendars.of(MESSAGES.say("feed.name"), CatalogueAddress.PUBLIC.list(query.values()), runs);
        });
    }

    private void news(Context context) {
        CatalogueQuery query = query(context);
        String self = CatalogueAddress.news(query.values());
        send(context, NEWS, self, () -> {
            List<Followed> runs = journeys.follow.news(query.filter());
            LocalDate today = LocalDate.ofInstant(journeys.follow.now(), ZoneOffset.UTC);
            return news.of(
                    MESSAGES.say("feed.news.name"), self, CatalogueAddress.PUBLIC.list(query.values()), runs, today);
        });
    }

    private CatalogueQuery query(Context context) {
        Form form = Form.query(context);
        Choices choices = journeys.browse.choices(CatalogueQuery.opportunity(form));
        CatalogueQuery query = CatalogueQuery.read(form, choices);
        if (!query.problems().isEmpty()) {
            throw Refusal.notFound();
        }
        return query;
    }

    private void file(Context context) {
        String file = context.pathParam("file");
        if (!file.matches("calendar\\.ics|session-[1-9][0-9]{0,3}\\.ics")) {
            throw Refusal.notFound();
        }
        ReadRun.RunPage page = journeys.readRun
                .find(new OpportunityId(context.pathParam("opportunity")), new RunId(context.pathParam("run")))
                .orElseThrow(Refusal::notFound);
        Followed run = new Followed(page.entry(), page.change());
        String address = CatalogueAddress.PUBLIC.run(page.entry());
        String text = file.equals("calendar.ics")
                ? calendars.of(page.entry().title(), address, List.of(run))
                : calendars
                        .ofSession(run, Integer.parseInt(file.replaceAll("\\D", "")))
                        .orElseThrow(Refusal::notFound);
        context.header(
                "Content-Disposition",
                "inline; filename=\"" + page.entry().run().id() + ".ics\"");
        send(context, CALENDAR, address + "/" + file, () -> text);
    }

    private void send(Context context, String type, String address, Supplier<String> made) {
        Instant since = journeys.follow.since();
        Answer answer = answers.get(new Asked(address, Language.current().tag(), since), any -> answer(made.get()));
        context.header("Cache-Control", "public, max-age=900");
        context.header("Vary", "Accept-Language, Cookie");
        context.header("Content-Language", Language.current().tag());
        Media.send(context, type, answer.text(), answer.tag(), since);
    }

    private static Answer answer(String text) {
        return new Answer(text, Media.tag(text));
    }
}
