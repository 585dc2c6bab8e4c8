package org.waymark.journey.programme;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.question.PlanHosting;
import org.waymark.language.Messages;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.learning.edit.Change;
import org.waymark.learning.edit.Revision.Action;
import org.waymark.question.Hosting;
import org.waymark.question.Question;
import org.waymark.question.QuestionId;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.FileFault;
import org.waymark.work.Instance;

/** Staff create a run or change what it says. What they typed comes in the form of the catalogue's file. */
public final class EditRun {
    private static final Messages MESSAGES = Messages.of(EditRun.class);

    /**
     * What a change of criteria or Standard moves. What was completed before keeps what it counted for, and so do its
     * badges.
     *
     * @param lost criteria that later completions do not count for any more
     * @param gained criteria that only later completions count for
     */
    public record Realigned(boolean otherStandard, List<CriterionCode> lost, List<CriterionCode> gained) {
        public Realigned {
            lost = List.copyOf(lost);
            gained = List.copyOf(gained);
        }

        /** Compares what a run counts for with what it will count for; empty when that is the same. */
        public static Optional<Realigned> between(Run before, Run after) {
            boolean other = !before.standard().equals(after.standard());
            List<CriterionCode> lost = missing(before, other ? List.of() : after.criteria());
            List<CriterionCode> gained = missing(after, other ? List.of() : before.criteria());
            return other || !lost.isEmpty() || !gained.isEmpty()
                    ? Optional.of(new Realigned(other, lost, gained))
                    : Optional.empty();
        }

        private static List<CriterionCode> missing(Run run, List<CriterionCode> there) {
            return run.criteria().stream().filter(code -> !there.contains(code)).toList();
        }
    }

    private final Instance instance;
    private final WriteRun write;
    private final PlanHosting planHosting;
    private final Catalogue catalogue = new Catalogue();

    EditRun(Instance instance, WriteRun write, PlanHosting planHosting) {
        this.instance = instance;
        this.write = write;
        this.planHosting = planHosting;
    }

    /** Reads what was typed for a new run without keeping it; empty when there is no such opportunity. */
    public Optional<Parsed<CatalogueEntry>> check(OpportunityId opportunity, String typed) {
        return instance.inTransaction(handle -> catalogue
                .findOpportunity(handle, opportunity)
                .map(found -> {
                    Parsed<Run> read = write.read(handle, found, WriteRun.UNNAMED, typed);
                    return new Parsed<>(read.value().map(run -> new CatalogueEntry(found, run)), read.faults());
                }));
    }

    /** Reads what was typed for a run without keeping it; empty when there is no such run. */
    public Optional<Parsed<CatalogueEntry>> check(RunId run, String typed) {
        return instance.inTransaction(handle -> catalogue.findRun(handle, run).map(found -> {
            Parsed<Run> read = write.read(handle, found.opportunity(), run, typed);
            return new Parsed<>(
                    read.value()
                            .map(made -> new CatalogueEntry(
                                    found.opportunity(),
                                    made.withState(found.run().state()))),
                    read.faults());
        }));
    }

    /**
     * Fills in, in the form of the catalogue's file, a run of what a city would like to host: what was planned, or what was
     * asked for where nothing was. Empty where no such wish is under way.
     */
    public Optional<String> begin(QuestionId host) {
        return planHosting.begin(host).map(begun -> {
            Hosting hosting = begun.hosting();
            Hosting.Plan planned = hosting.plan();
            Hosting.Plan plan = planned == null
                    ? new Hosting.Plan(hosting.firstDay(), hosting.firstDay(), hosting.place())
                    : planned;
            return FormJson.hosted(hosting.opportunity(), plan, begun.city());
        });
    }

    /** Adds a run, which nobody sees until it is published. */
    public Written create(OpportunityId opportunity, String typed, String by) {
        return create(opportunity, typed, by, null);
    }

    /**
     * Adds a run, which nobody sees until it is published.
     *
     * @param host the wish of a city to host, which becomes this run: it must be under way; null for none
     */
    public Written create(OpportunityId opportunity, String typed, String by, @Nullable QuestionId host) {
        Change change = new Change(Action.CREATED, by, instance.now());
        return instance.inTransaction(handle -> {
            Optional<Question> wish = host == null ? Optional.empty() : planHosting.hold(handle, host);
            if (host != null && wish.isEmpty()) {
                return new Written.Faulty(List.of(new FileFault(1, "hostCity", MESSAGES.message("host.late"))));
            }
            Written written = catalogue
                    .findOpportunity(handle, opportunity)
                    .map(found -> write.add(handle, found, typed, change))
                    .orElseGet(Written.Missing::new);
            if (written instanceof Written.Saved saved) {
                wish.ifPresent(held -> planHosting.schedule(handle, held, new RunId(saved.id()), by));
            }
            return written;
        });
    }

    /**
     * Changes what a run says. Its name in addresses stays, and so does who sees it.
     *
     * @param revision the number that the form started from
     */
    public Written save(RunId run, int revision, String typed, String by) {
        return write.change(run, revision, new Change(Action.EDITED, by, instance.now()), (handle, found) -> {
            Parsed<Run> read = write.read(handle, found.opportunity(), run, typed);
            return new Parsed<>(
                    read.value().map(made -> made.withState(found.run().state())), read.faults());
        });
    }
}
