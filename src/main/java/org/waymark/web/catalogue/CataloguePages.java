package org.waymark.web.catalogue;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.waymark.journey.catalogue.BrowseCatalogue;
import org.waymark.journey.catalogue.CatalogueJourneys;
import org.waymark.journey.catalogue.Choices;
import org.waymark.journey.catalogue.ReadRun;
import org.waymark.language.Messages;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.web.Form;
import org.waymark.web.Routes;
import org.waymark.web.Site;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.PageText;
import org.waymark.web.part.Words;

/**
 * Builds the pages of the catalogue: for anybody, and, in surroundings that the caller gives them, for people in a course.
 */
public final class CataloguePages {
    private static final Messages MESSAGES = Messages.of(CataloguePages.class);
    private static final Messages PARTS = Messages.of(PageText.class);

    public final Routes routes;
    private final CatalogueJourneys journeys;
    private final Heads heads;
    private final LinkedData linkedData;

    public CataloguePages(Site site, CatalogueJourneys journeys) {
        this.journeys = journeys;
        String host = site.baseUrl.toString();
        heads = new Heads(host);
        linkedData = new LinkedData(host);
        routes = Routes.of(
                new FeedRoutes(journeys, new CalendarText(host), new NewsText(host)),
                new CatalogueRoutes(site.pages, this));
    }

    /**
     * The list as the address of a request filters it.
     *
     * @param layout makes the surroundings of a page of this title
     */
    public CatalogueView list(Context context, CatalogueAddress address, Function<String, LayoutView> layout) {
        Form form = Form.query(context);
        Choices choices = journeys.browse.choices(CatalogueQuery.opportunity(form));
        CatalogueQuery query = CatalogueQuery.read(form, choices);
        BrowseCatalogue.Listing listing = journeys.browse.list(query.filter(), query.page());
        String title = PARTS.say("page.catalog");
        HeadView head = heads.head(
                CatalogueAddress.PUBLIC.list(query.values()),
                "website",
                title,
                MESSAGES.say("catalog.lead"),
                heads.feeds(query.values()),
                null);
        return new CatalogueList(address, choices, query)
                .view(layout.apply(title), head, heads.feeds(query.values()), listing);
    }

    /** An opportunity with its runs, if people may see one of them. */
    public Optional<OpportunityView> opportunity(
            OpportunityId id, CatalogueAddress address, Function<String, LayoutView> layout) {
        return journeys.readRun.find(id).map(page -> opportunity(page, address, layout));
    }

    /** A run of an opportunity, if people may see it. */
    public Optional<RunPageView> run(
            OpportunityId opportunity, RunId run, CatalogueAddress address, Function<String, LayoutView> layout) {
        return journeys.readRun.find(opportunity, run).map(page -> run(page, address, layout));
    }

    Optional<OpportunityId> opportunityOf(RunId run) {
        return journeys.readRun.opportunityOf(run);
    }

    private OpportunityView opportunity(
            ReadRun.OpportunityPage page, CatalogueAddress address, Function<String, LayoutView> layout) {
        Opportunity opportunity = page.opportunity();
        RunItems items = new RunItems(address, page.standards(), page.today());
        CatalogueView.Feeds feeds = feeds(opportunity);
        return new OpportunityView(
                layout.apply(opportunity.title()),
                heads.head(
                        CatalogueAddress.PUBLIC.opportunity(opportunity),
                        "website",
                        opportunity.title(),
                        opportunity.summary(),
                        feeds,
                        linkedData.opportunity(opportunity, page.runs())),
                Words.kind(opportunity.kind()),
                opportunity.title(),
                opportunity.summary(),
                opportunity.description(),
                RunBody.partners(opportunity),
                opportunity.outcomes(),
                items.items(page.runs().stream()
                        .filter(entry -> !entry.run().phase(page.today()).isPast())
                        .toList()),
                items.items(page.runs().stream()
                        .filter(entry -> entry.run().phase(page.today()).isPast())
                        .toList()),
                feeds,
                back(address));
    }

    private RunPageView run(ReadRun.RunPage page, CatalogueAddress address, Function<String, LayoutView> layout) {
        Opportunity opportunity = page.entry().opportunity();
        CatalogueView.Feeds feeds = feeds(opportunity);
        return new RunPageView(
                layout.apply(page.entry().title()),
                heads.head(
                        CatalogueAddress.PUBLIC.run(page.entry()),
                        "article",
                        page.entry().title(),
                        opportunity.summary().isBlank()
                                ? Words.dates(page.entry().run())
                                : opportunity.summary(),
                        feeds,
                        linkedData.run(page.entry(), page.standard())),
                RunBody.of(page.entry(), page.standard(), page.today(), address),
                new RunItems(address, List.of(page.standard()), page.today()).items(page.others()),
                new LinkView(opportunity.title(), address.opportunity(opportunity)),
                back(address));
    }

    private CatalogueView.Feeds feeds(Opportunity opportunity) {
        return heads.feeds(Map.of(CatalogueQuery.OPPORTUNITY, opportunity.id().value()));
    }

    private static LinkView back(CatalogueAddress address) {
        return new LinkView(PARTS.say("page.catalog"), address.base());
    }
}
