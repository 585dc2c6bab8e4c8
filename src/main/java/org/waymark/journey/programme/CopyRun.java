package org.waymark.journey.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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
    private static final int LONGEST_NUMBER = 6;

    private final Instance instance;
    private final Catalogue catalogue = new Catalogue();

    CopyRun(Instance instance) {
        this.instance = instance;
    }

    /** Returns the same weekday a quarter later, or as many quarters later as it takes to be in the future. */
    public Optional<LocalDate> suggestStart(RunId run) {
        LocalDate today = instance.today();
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
        if (code == null || numberAt(code) == code.length()) {
            return code;
        }
        String series = code.substring(0, numberAt(code));
        int highest = Integer.parseInt(code.substring(series.length()));
        for (Run run : all) {
            String other = run.code();
            if (other != null
                    && other.startsWith(series)
                    && numberAt(other) == series.length()
                    && other.length() > series.length()) {
                highest = Math.max(highest, Integer.parseInt(other.substring(series.length())));
            }
        }
        return series + (highest + 1);
    }

    /** Finds where the number at the end of a code begins; the code's length when it has none. */
    private static int numberAt(String code) {
        int at = code.length();
        while (at > 0 && code.length() - at < LONGEST_NUMBER && Character.digit(code.charAt(at - 1), 10) >= 0) {
            at--;
        }
        return at;
    }
}
