package org.waymark.web.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.catalogue.BrowseCatalogue;
import org.waymark.journey.catalogue.BrowseCatalogue.Listing;
import org.waymark.journey.catalogue.Choices;
import org.waymark.language.Messages;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.RunFormat;
import org.waymark.learning.RunPhase;
import org.waymark.standard.Standard;
import org.waymark.web.catalogue.CatalogueView.Group;
import org.waymark.web.catalogue.CatalogueView.Option;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
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
        int before = (listing.page() - 1) * BrowseCatalogue.PAGE;
        int firstPast = Math.min(
                Math.max(listing.count().current() - before, 0),
                listing.entries().size());
        boolean empty = listing.count().current() == 0 && listing.page() == 1;
        return new CatalogueView(
                layout,
                head,
                search(),
                query.problems(),
                MESSAGES.say("found", "count", listing.count().all()),
                items.items(listing.entries()),
                firstPast,
                empty ? empty(listing) : null,
                empty ? items.items(listing.anyTime()) : List.of(),
                feeds,
                listing.page() == 1 ? null : page("page.back", listing.page() - 1),
                before + BrowseCatalogue.PAGE < listing.count().all() ? page("page.on", listing.page() + 1) : null);
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
        List<Group> practices = new ArrayList<>();
        List<Group> criteria = new ArrayList<>();
        for (Standard standard : choices.standards()) {
            practices.add(group(
                    standard,
                    standard.areas(),
                    area -> area.code(),
                    area -> area.title(),
                    values.get(CatalogueQuery.PRACTICE)));
            criteria.add(group(
                    standard,
                    standard.criteria(),
                    criterion -> criterion.code().value(),
                    criterion -> criterion.code() + " " + criterion.title(),
                    values.get(CatalogueQuery.CRITERION)));
        }
        List<Option> kinds = options(
                Arrays.asList(OpportunityKind.values()), OpportunityKind::word, Words::kind, CatalogueQuery.KIND);
        List<Option> formats =
                options(Arrays.asList(RunFormat.values()), RunFormat::word, MESSAGES::say, CatalogueQuery.FORMAT);
        List<Option> languages = options(choices.languages(), tag -> tag, RunWords::language, CatalogueQuery.LANGUAGE);
        List<Option> times = options(
                Arrays.asList(RunPhase.When.values()), CatalogueQuery::word, MESSAGES::say, CatalogueQuery.WHEN);
        Option opportunity = values.containsKey(CatalogueQuery.OPPORTUNITY)
                ? choices.opportunity()
                        .map(one -> new Option(one.id().value(), one.title(), true))
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

    private List<LinkView> active(Map<String, List<Option>> options) {
        List<LinkView> active = new ArrayList<>();
        query.values().forEach((name, value) -> {
            String label = options.getOrDefault(name, List.of()).stream()
                    .filter(Option::selected)
                    .map(Option::label)
                    .findFirst()
                    .orElse(value);
            active.add(new LinkView(
                    MESSAGES.say("filter.active", "filter", MESSAGES.say("filter." + name), "value", label),
                    address.list(query.without(name))));
        });
        return active;
    }

    private static List<Option> flat(List<Group> groups) {
        return groups.stream().flatMap(group -> group.options().stream()).toList();
    }

    private <T> List<Option> options(List<T> all, Function<T, String> word, Function<T, String> label, String name) {
        return all.stream()
                .map(one -> new Option(
                        word.apply(one),
                        label.apply(one),
                        word.apply(one).equals(query.values().get(name))))
                .toList();
    }

    private static <T> Group group(
            Standard standard,
            List<T> all,
            Function<T, String> code,
            Function<T, String> label,
            @Nullable String selected) {
        return new Group(
                standard.title(),
                all.stream()
                        .map(one -> {
                            String value = standard.id().value() + ":" + code.apply(one);
                            return new Option(value, label.apply(one), value.equals(selected));
                        })
                        .toList());
    }
}
