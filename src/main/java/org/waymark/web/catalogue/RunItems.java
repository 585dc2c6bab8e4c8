package org.waymark.web.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.waymark.learning.CatalogueEntry;
import org.waymark.standard.Standard;
import org.waymark.web.part.Words;

/**
 * Makes runs as they stand in lists.
 *
 * @param standards to which the runs' criteria may belong
 */
record RunItems(CatalogueAddress address, List<Standard> standards, LocalDate today) {

    List<RunItemView> items(List<CatalogueEntry> entries) {
        return entries.stream().map(this::item).toList();
    }

    private RunItemView item(CatalogueEntry entry) {
        return new RunItemView(
                address.run(entry),
                Words.kind(entry.opportunity().kind()),
                entry.title(),
                entry.run().code(),
                Words.dates(entry.run()),
                RunWords.form(entry.run()),
                RunWords.statuses(entry.run(), today),
                entry.opportunity().summary(),
                standards.stream()
                        .filter(standard -> standard.id().equals(entry.run().standard()))
                        .flatMap(standard -> standard.criteria(entry.run().criteria()).stream())
                        .map(RunBody::criterion)
                        .toList());
    }
}
