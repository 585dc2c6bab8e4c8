package org.waymark.web.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.waymark.journey.catalogue.BrowseCatalogue;
import org.waymark.journey.catalogue.BrowseCatalogue.Listing;
import org.waymark.journey.catalogue.Choices;
import org.waymark.language.Messages;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.RunFormat;
import org.waymark.learning.RunPhase;
import org.waymark.learning.calendar.CalendarPage;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.part.Words;

/** Makes the list of the catalogue with its filters. */
final class CatalogueList {
    private static final Messages MESSAGES = Messages.of(CatalogueList.class);

    private final CatalogueAddress address;
    private final Choices choices;
    private final CatalogueQuery query;

    CatalogueList(CatalogueAddress address, Choices choices, CatalogueQuery query) {
        this.address = address;
        this.choices = choices;
        this.query = query;
    }

    CatalogueView view(LayoutView layout, HeadView head, CatalogueView.Feeds feeds, Listing listing) {
        RunItems items = new RunItems(address, choices.standards(), listing.today());
        CalendarPage page = listing.page();
        int before = (page.number() - 1) * BrowseCatalogue.PAGE;
        int firstPast =
                Math.min(Math.max(page.current() - before, 0), page.entries().size());
        boolean empty = page.current() == 0 && page.number() == 1;
        return new CatalogueView(
                layout,
                head,
                search(),
                query.problems(),
                MESSAGES.say("found", "count", page.found()),
                items.items(page.entries()),
                firstPast,
                empty ? empty(listing) : null,
                empty ? items.items(listing.anyTime()) : List.of(),
                feeds,
                page.number() == 1 ? null : page("page.back", page.number() - 1),
                before + BrowseCatalogue.PAGE < page.found() ? page("page.on", page.number() + 1) : null);
    }

    /** An empty calendar says more than that it is empty; where filters found nothing, they are why. */
    private String empty(Listing listing) {
        if (!query.values().isEmpty()) {
            return MESSAGES.say("empty.filtered");
        }
        return listing.announced().orElseGet(() -> MESSAGES.say("empty.announced"));
    }

    private LinkView page(String key, int page) {
        Map<String, String> values = new LinkedHashMap<>(query.values());
        values.put("page", Integer.toString(page));
        return new LinkView(MESSAGES.say(key), address.list(values));
    }

    private CatalogueView.Search search() {
        Map<String, String> values = query.values();
        List<OptionView.Group> practices =
                OptionView.areas(choices.standards(), values.getOrDefault(CatalogueQuery.PRACTICE, ""));
        List<OptionView.Group> criteria =
                OptionView.criteria(choices.standards(), values.getOrDefault(CatalogueQuery.CRITERION, ""));
        List<OptionView> kinds = options(
                Arrays.asList(OpportunityKind.values()), OpportunityKind::word, Words::kind, CatalogueQuery.KIND);
        List<OptionView> formats =
                options(Arrays.asList(RunFormat.values()), RunFormat::word, MESSAGES::say, CatalogueQuery.FORMAT);
        List<OptionView> languages =
                options(choices.languages(), tag -> tag, RunWords::language, CatalogueQuery.LANGUAGE);
        List<OptionView> times = options(
                Arrays.asList(RunPhase.When.values()), CatalogueQuery::word, MESSAGES::say, CatalogueQuery.WHEN);
        OptionView opportunity = values.containsKey(CatalogueQuery.OPPORTUNITY)
                ? choices.opportunity()
                        .map(one -> new OptionView(one.id().value(), one.title(), true))
                        .orElse(null)
                : null;
        return new CatalogueView.Search(
                address.base(),
                values.getOrDefault(CatalogueQuery.TEXT, ""),
                practices,
                criteria,
                kinds,
                formats,
                languages,
                times,
                opportunity,
                active(Map.of(
                        CatalogueQuery.PRACTICE, flat(practices),
                        CatalogueQuery.CRITERION, flat(criteria),
                        CatalogueQuery.KIND, kinds,
                        CatalogueQuery.FORMAT, formats,
                        CatalogueQuery.LANGUAGE, languages,
                        CatalogueQuery.WHEN, times,
                        CatalogueQuery.OPPORTUNITY, opportunity == null ? List.of() : List.of(opportunity))),
                address.base());
    }

    private List<LinkView> active(Map<String, List<OptionView>> options) {
        List<LinkView> active = new ArrayList<>();
        query.values().forEach((name, value) -> {
            String label = options.getOrDefault(name, List.of()).stream()
                    .filter(OptionView::chosen)
                    .map(OptionView::label)
                    .findFirst()
                    .orElse(value);
            active.add(new LinkView(
                    MESSAGES.say("filter.active", "filter", MESSAGES.say("filter." + name), "value", label),
                    address.list(query.without(name))));
        });
        return active;
    }

    private static List<OptionView> flat(List<OptionView.Group> groups) {
        return groups.stream().flatMap(group -> group.options().stream()).toList();
    }

    private <T> List<OptionView> options(
            List<T> all, Function<T, String> word, Function<T, String> label, String name) {
        return all.stream()
                .map(one -> new OptionView(
                        word.apply(one),
                        label.apply(one),
                        word.apply(one).equals(query.values().get(name))))
                .toList();
    }
}
