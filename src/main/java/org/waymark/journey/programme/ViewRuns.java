package org.waymark.journey.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activities;
import org.waymark.completion.Completions;
import org.waymark.credential.Credentials;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.learning.edit.CatalogueJson;
import org.waymark.learning.edit.Revision;
import org.waymark.learning.edit.Revisions;
import org.waymark.signup.SignUps;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.standard.crosswalk.Associations;
import org.waymark.work.Instance;

/** Staff look at all runs and opportunities, drafts too, and at what was done with them. */
public final class ViewRuns {

    /**
     * All runs, and what they can be narrowed by.
     *
     * @param now the moment at which this is so
     */
    public record AllRuns(List<CatalogueEntry> runs, List<Standard> standards, Instant now) {}

    /**
     * What a form offers to choose from.
     *
     * @param usual the Standard that new runs are aligned to
     * @param crosswalk relations between the criteria of these Standards
     */
    public record Choices(
            List<Opportunity> opportunities, List<Standard> standards, StandardId usual, List<Association> crosswalk) {

        /** The criteria of a Standard that come closest to those of another; what is only related is left out. */
        public List<CriterionCode> successors(StandardId from, List<String> codes, StandardId to) {
            List<CriterionCode> found = new ArrayList<>();
            for (Association one : crosswalk) {
                boolean forth =
                        isOf(one.from(), from, codes) && one.to().standard().equals(to);
                boolean back = one.type() == AssociationType.EXACT_MATCH_OF
                        && isOf(one.to(), from, codes)
                        && one.from().standard().equals(to);
                if (one.type() != AssociationType.IS_RELATED_TO && (forth || back)) {
                    found.add((forth ? one.to() : one.from()).code());
                }
            }
            return found.stream().distinct().toList();
        }

        /** The Standard of a run's next edition: the usual one, unless the run is on one that came, or will come, later. */
        public StandardId forNext(Run run) {
            LocalDate usualSince = since(usual);
            LocalDate since = since(run.standard());
            return usualSince != null && since != null && since.isBefore(usualSince) ? usual : run.standard();
        }

        private @Nullable LocalDate since(StandardId id) {
            return standards.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .map(Standard::runsFrom)
                    .orElse(null);
        }

        private static boolean isOf(CriterionRef criterion, StandardId standard, List<String> codes) {
            return criterion.standard().equals(standard)
                    && codes.contains(criterion.code().value());
        }
    }

    private final Instance instance;
    private final Catalogue catalogue = new Catalogue();
    private final Standards standards = new Standards();
    private final Associations associations = new Associations();
    private final Revisions revisions = new Revisions();
    private final Completions completions = new Completions();
    private final Activities activities = new Activities();
    private final Credentials credentials = new Credentials();
    private final SignUps signUps = new SignUps();

    ViewRuns(Instance instance) {
        this.instance = instance;
    }

    public AllRuns listRuns() {
        return instance.inTransaction(
                handle -> new AllRuns(catalogue.listRuns(handle), standards.list(handle), instance.now()));
    }

    public Choices choices() {
        return instance.inTransaction(handle -> new Choices(
                catalogue.listOpportunities(handle),
                standards.list(handle),
                standards.getForNewRuns(handle, instance.today()).id(),
                associations.list(handle)));
    }

    public Optional<RunPage> view(RunId run) {
        return instance.inTransaction(handle -> catalogue.findRun(handle, run).map(entry -> page(handle, entry)));
    }

    private RunPage page(Handle handle, CatalogueEntry entry) {
        RunId run = entry.run().id();
        List<Revision> history = revisions.list(handle, run);
        return new RunPage(
                entry,
                number(history),
                CatalogueJson.of(entry).toString(),
                new RunUse(
                        activities.countOf(handle, run),
                        completions.countOf(handle, run),
                        credentials.countOfRun(handle, run.value()),
                        signUps.countOpen(handle, run)),
                history,
                instance.now());
    }

    public Optional<OpportunityPage> view(OpportunityId opportunity) {
        return instance.inTransaction(handle -> catalogue
                .findOpportunity(handle, opportunity)
                .map(found -> {
                    List<Revision> history = revisions.list(handle, opportunity);
                    return new OpportunityPage(
                            found,
                            number(history),
                            CatalogueJson.of(found).toString(),
                            catalogue.listRunsOf(handle, opportunity),
                            history,
                            instance.now());
                }));
    }

    private static int number(List<Revision> history) {
        return history.isEmpty() ? 0 : history.get(0).number();
    }
}
