package org.waymark.journey.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.journey.award.BadgeFacts;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunFilter;
import org.waymark.learning.RunId;
import org.waymark.standard.Criterion;
import org.waymark.standard.Standard;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Anybody looks at what can be learned, and at the criteria it counts for. */
public final class ViewCatalogue {

    /** The catalogue, parted by today: what is under way is not past. */
    public record CataloguePage(Standard standard, List<CatalogueEntry> upcoming, List<CatalogueEntry> past) {}

    private final Instance instance;
    private final Catalogue catalogue = new Catalogue();
    private final Standards standards = new Standards();
    private final PublicAddresses addresses;

    ViewCatalogue(Instance instance, PublicAddresses addresses) {
        this.instance = instance;
        this.addresses = addresses;
    }

    public CataloguePage view() {
        Instant now = instance.now();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return instance.inTransaction(handle -> {
            List<CatalogueEntry> all = catalogue.listPublic(handle, RunFilter.ALL, now);
            return new CataloguePage(standards.getCurrent(handle), parted(all, today, false), parted(all, today, true));
        });
    }

    private static List<CatalogueEntry> parted(List<CatalogueEntry> all, LocalDate today, boolean past) {
        return all.stream()
                .filter(entry -> entry.run().phase(today).isPast() == past)
                .toList();
    }

    /** The achievement of a run, as its address answers. */
    public Optional<AchievementFacts> achievement(String run) {
        return instance.inTransaction(handle -> catalogue
                .findRun(handle, new RunId(run))
                .map(entry -> BadgeFacts.achievement(
                        entry, standards.find(handle, entry.run().standard()).orElseThrow(), addresses)));
    }

    /** The criterion of a CASE identifier, to which the alignments of badges point. */
    public Optional<Criterion> criterion(UUID id) {
        return instance.inTransaction(handle -> standards.list(handle).stream()
                .flatMap(standard -> standard.criteria().stream()
                        .filter(criterion ->
                                BadgeFacts.criterionId(standard.id(), criterion).equals(id)))
                .findFirst());
    }
}
