package org.waymark.learning.edit;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.language.Messages;
import org.waymark.learning.Opportunity;
import org.waymark.learning.Run;
import org.waymark.standard.DataFile;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;

/**
 * A single run or opportunity in the form of a catalogue's file, as a page's form sends it and as a revision keeps it.
 * What is wrong with it is found as in a file, and so is what is wrong beside the others that are there already.
 */
public final class EntryFile {
    private static final Messages MESSAGES = Messages.of(EntryFile.class);

    private EntryFile() {}

    /**
     * Reads a run.
     *
     * @param usual the Standard of a run that names none
     * @param others the other runs of the opportunity
     */
    public static Parsed<Run> run(
            String json, Opportunity opportunity, List<Standard> standards, StandardId usual, List<Run> others) {
        RunReader reader =
                new RunReader(usual, standards.stream().collect(Collectors.toMap(Standard::id, Function.identity())));
        return DataFile.read(json, fields -> {
            Run run = reader.read(fields, opportunity);
            if (others.stream().anyMatch(other -> isSameEdition(other, run))) {
                fields.fault("startDate", MESSAGES.message("run.start"));
            }
            return run;
        });
    }

    /**
     * Reads an opportunity.
     *
     * @param others the other opportunities of the catalogue
     */
    public static Parsed<Opportunity> opportunity(String json, List<Opportunity> others) {
        return DataFile.read(json, fields -> {
            Opportunity opportunity = CatalogueFile.readOpportunity(fields);
            if (others.stream().anyMatch(other -> other.title().equals(opportunity.title()))) {
                fields.fault("title", MESSAGES.message("opportunity.title"));
            }
            return opportunity;
        });
    }

    /** Two runs of an opportunity that nobody could tell apart. */
    private static boolean isSameEdition(Run one, Run other) {
        return one.start().equals(other.start()) && Objects.equals(one.code(), other.code());
    }
}
