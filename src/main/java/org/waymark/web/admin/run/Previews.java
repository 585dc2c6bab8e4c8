package org.waymark.web.admin.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.FileFault;
import org.waymark.standard.Standard;
import org.waymark.web.catalogue.RunBody;
import org.waymark.web.part.FactView;

/** Shows the public page of what stands in a form, without the fields that cannot be taken yet. */
final class Previews {
    private static final Messages MESSAGES = Messages.of(Previews.class);

    /** Taking a faulty field out can show one more fault, such as a session without its date. */
    private static final int ATTEMPTS = 3;

    private Previews() {}

    static EntryFormView.Preview of(CatalogueEntry entry, Standard standard, LocalDate today) {
        return of(entry, standard, today, null);
    }

    /**
     * Shows a run as it is typed.
     *
     * @param check reads what was typed; empty as long as no opportunity is chosen
     */
    static EntryFormView.Preview of(
            Typed typed,
            Function<String, Optional<Parsed<CatalogueEntry>>> check,
            List<Standard> standards,
            LocalDate today) {
        Typed shown = typed;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Parsed<CatalogueEntry>> read = check.apply(shown.json(Shape.CHANGED_RUN));
            Optional<CatalogueEntry> entry = read.flatMap(Parsed::value);
            if (entry.isPresent()) {
                return of(
                        entry.get(),
                        standard(standards, entry.get()),
                        today,
                        attempt == 0 ? null : MESSAGES.say("preview.without"));
            }
            for (FileFault fault : read.map(Parsed::faults).orElse(List.of())) {
                shown = shown.withoutField(fault.field());
            }
            shown = shown.compact();
            if (shown.text("startDate").isEmpty()) {
                shown = shown.with("startDate", today.toString());
            }
        }
        return new EntryFormView.Preview(MESSAGES.say("preview.none"), null, null);
    }

    static Standard standard(List<Standard> standards, CatalogueEntry entry) {
        return standards.stream()
                .filter(one -> one.id().equals(entry.run().standard()))
                .findFirst()
                .orElseThrow();
    }

    private static EntryFormView.Preview of(
            CatalogueEntry entry, Standard standard, LocalDate today, @Nullable String notice) {
        return new EntryFormView.Preview(notice, RunBody.preview(entry, standard, today), null);
    }

    /** Shows what every run of an opportunity says. */
    static EntryFormView.Preview of(Typed opportunity, String kind) {
        List<FactView> facts = new ArrayList<>();
        add(facts, "field.audience", opportunity.text("audience"));
        add(
                facts,
                "field.partners",
                String.join(", ", opportunity.text("partners").lines().toList()));
        return new EntryFormView.Preview(
                null,
                null,
                new EntryFormView.Preview.Offer(
                        kind,
                        opportunity.text("title"),
                        opportunity.text("summary"),
                        opportunity.text("description").lines().toList(),
                        facts,
                        opportunity.text("outcomes").lines().toList()));
    }

    private static void add(List<FactView> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new FactView(MESSAGES.say(key), value));
        }
    }
}
