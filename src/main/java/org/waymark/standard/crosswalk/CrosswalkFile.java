package org.waymark.standard.crosswalk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.language.Messages;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.DataFile;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.Fields;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardFile;
import org.waymark.standard.StandardId;

/** A crosswalk between two versions as it stands in a file. */
public record CrosswalkFile(StandardId from, StandardId to, List<Association> associations) {
    private static final Messages MESSAGES = Messages.of(CrosswalkFile.class);

    public CrosswalkFile {
        associations = List.copyOf(associations);
    }

    /**
     * Reads a file. A fault names line and field; see {@code crosswalk-2018-2022.json} for the form.
     *
     * @param known the Standards whose criteria it may name
     */
    public static Parsed<CrosswalkFile> parse(String json, List<Standard> known) {
        return DataFile.read(json, file -> read(file, known));
    }

    /** The crosswalk that is shipped with the program. */
    public static CrosswalkFile builtIn() {
        return parse(
                        DataFile.builtIn(CrosswalkFile.class, "crosswalk-2018-2022.json"),
                        StandardFile.listBuiltIn().stream()
                                .map(StandardFile::standard)
                                .toList())
                .get();
    }

    private static CrosswalkFile read(Fields file, List<Standard> known) {
        Optional<Standard> from = standard(file, "from", known);
        Optional<Standard> to = standard(file, "to", known);
        if (from.isPresent() && from.equals(to)) {
            file.fault("to", MESSAGES.message("same"));
        }
        // Where the relations come from, for whoever opens the file.
        file.texts("notes", 2000);
        List<Association> associations = new ArrayList<>();
        Set<List<CriterionRef>> pairs = new HashSet<>();
        for (Fields fields : file.objects("associations")) {
            Association one = new Association(
                    criterion(fields, "from", from),
                    criterion(fields, "to", to),
                    fields.word("type", AssociationType.BY_WORD),
                    fields.optionalText("note", 2000),
                    fields.flag("provisional"));
            if (!pairs.add(List.of(one.from(), one.to()))) {
                fields.fault("to", MESSAGES.message("twice"));
            }
            fields.end();
            associations.add(one);
        }
        return new CrosswalkFile(id(from), id(to), associations);
    }

    private static Optional<Standard> standard(Fields file, String name, List<Standard> known) {
        StandardId id = new StandardId(file.slug(name, 64));
        Optional<Standard> found =
                known.stream().filter(one -> one.id().equals(id)).findFirst();
        if (found.isEmpty() && !id.value().isEmpty()) {
            file.fault(name, MESSAGES.message("standard.unknown"));
        }
        return found;
    }

    private static CriterionRef criterion(Fields fields, String name, Optional<Standard> standard) {
        CriterionCode code = new CriterionCode(fields.text(name, 16));
        if (!code.value().isEmpty()
                && standard.filter(one -> one.findCriterion(code).isEmpty()).isPresent()) {
            fields.fault(name, MESSAGES.message("criterion.unknown"));
        }
        return new CriterionRef(id(standard), code);
    }

    private static StandardId id(Optional<Standard> standard) {
        return standard.map(Standard::id).orElse(new StandardId(""));
    }
}
