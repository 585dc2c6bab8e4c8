package org.waymark.journey.programme;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.learning.edit.CatalogueJson;
import org.waymark.work.Instance;

/** Staff plan the next edition of a run: the form of a new run, filled with what the former one says. */
public final class CopyRun {
    private static final int QUARTER = 13;
    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,6})");

    private final Instance instance;
    private final Catalogue catalogue = new Catalogue();

    CopyRun(Instance instance) {
        this.instance = instance;
    }

    /** The same weekday a quarter later, or as many quarters later as it takes to be in the future. */
    public Optional<LocalDate> suggestStart(RunId run) {
        LocalDate today = LocalDate.ofInstant(instance.now(), ZoneOffset.UTC);
        return instance.inTransaction(handle -> catalogue.findRun(handle, run)).map(entry -> {
            LocalDate start = entry.run().start().plusWeeks(QUARTER);
            while (!start.isAfter(today)) {
                start = start.plusWeeks(QUARTER);
            }
            return start;
        });
    }

    /** The next edition in the form of the catalogue's file, without a name; empty when there is no such run. */
    public Optional<String> copy(RunId run, LocalDate start) {
        return instance.inTransaction(handle -> catalogue.findRun(handle, run).map(entry -> {
            List<Run> all = catalogue.listRunsOf(handle, entry.opportunity().id()).stream()
                    .map(CatalogueEntry::run)
                    .toList();
            long days = ChronoUnit.DAYS.between(entry.run().start(), start);
            Run next = entry.run().nextEdition(days, nextCode(entry.run().code(), all));
            return FormJson.without(
                    CatalogueJson.of(new CatalogueEntry(entry.opportunity(), next))
                            .toString(),
                    "slug");
        }));
    }

    /** A code that ends in the number of the run goes on with the number after the highest. */
    static @Nullable String nextCode(@Nullable String code, List<Run> all) {
        Matcher own = NUMBERED.matcher(code == null ? "" : code);
        if (!own.matches()) {
            return code;
        }
        int highest = Integer.parseInt(own.group(2));
        for (Run run : all) {
            Matcher other = NUMBERED.matcher(run.code() == null ? "" : run.code());
            if (other.matches() && other.group(1).equals(own.group(1))) {
                highest = Math.max(highest, Integer.parseInt(other.group(2)));
            }
        }
        return own.group(1) + (highest + 1);
    }
}
