package org.waymark.learning.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.language.Messages;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.standard.Criterion;
import org.waymark.standard.DataFile;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.Fields;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardFile;
import org.waymark.standard.StandardId;

/**
 * A catalogue as it stands in a file: what {@link CatalogueExport} prints, this reads.
 *
 * @param standard the Standard whose codes the runs use, unless a run names another
 * @param silent the runs of which the file does not say whether they are public or take place; those stay as they are
 */
public record CatalogueFile(StandardId standard, List<Opportunity> opportunities, List<Run> runs, Set<RunId> silent) {
    private static final Messages MESSAGES = Messages.of(CatalogueFile.class);
    private static final List<String> STATE =
            List.of("published", "publishedAt", "cancelledOn", "cancelNotice", "postponedFrom");

    public CatalogueFile {
        opportunities = List.copyOf(opportunities);
        runs = List.copyOf(runs);
        silent = Set.copyOf(silent);
    }

    /**
     * Reads a file. A fault names line and field; see {@code catalogue.json} for the form.
     *
     * @param known the Standards whose criteria a run may name
     */
    public static Parsed<CatalogueFile> parse(String json, List<Standard> known) {
        Map<StandardId, Standard> standards = known.stream().collect(Collectors.toMap(Standard::id, s -> s));
        return DataFile.read(json, file -> read(file, standards));
    }

    /** The catalogue that is shipped with the program. */
    public static CatalogueFile builtIn() {
        return parse(
                        DataFile.builtIn(Catalogue.class, "catalogue.json"),
                        StandardFile.listBuiltIn().stream()
                                .map(StandardFile::standard)
                                .toList())
                .get();
    }

    private static CatalogueFile read(Fields file, Map<StandardId, Standard> standards) {
        // Where the data come from, for whoever opens the file.
        file.optionalText("source", 2000);
        StandardId standard = new StandardId(file.slug("standard", 64));
        if (!standard.value().isEmpty() && !standards.containsKey(standard)) {
            file.fault("standard", MESSAGES.message("standard.unknown"));
        }
        checkCriteria(file, standard, standards);
        if (!file.has("opportunities")) {
            file.fault("opportunities", MESSAGES.message("missing"));
        }
        RunReader reader = new RunReader(standard, standards);
        Map<OpportunityId, Opportunity> opportunities = new LinkedHashMap<>();
        Set<String> titles = new HashSet<>();
        List<Run> runs = new ArrayList<>();
        Set<RunId> ids = new HashSet<>();
        Set<List<String>> editions = new HashSet<>();
        Set<RunId> silent = new HashSet<>();
        for (Fields fields : file.objects("opportunities")) {
            Opportunity opportunity = readOpportunity(fields);
            if (opportunities.put(opportunity.id(), opportunity) != null) {
                fields.fault("slug", MESSAGES.message("opportunity.slug"));
            }
            if (!titles.add(opportunity.title())) {
                fields.fault("title", MESSAGES.message("opportunity.title"));
            }
            for (Fields json : fields.objects("runs")) {
                Run run = reader.read(json, opportunity);
                runs.add(run);
                if (!ids.add(run.id())) {
                    json.fault("slug", MESSAGES.message("run.slug"));
                }
                String code = run.code() == null ? "" : run.code();
                if (!editions.add(List.of(opportunity.id().value(), run.start().toString(), code))) {
                    json.fault("startDate", MESSAGES.message("run.start"));
                }
                if (STATE.stream().noneMatch(json::has)) {
                    silent.add(run.id());
                }
                json.end();
            }
            fields.end();
        }
        return new CatalogueFile(standard, List.copyOf(opportunities.values()), runs, silent);
    }

    static Opportunity readOpportunity(Fields fields) {
        return new Opportunity(
                new OpportunityId(fields.slug("slug", 120)),
                fields.text("title", 300),
                fields.word("kind", OpportunityKind.BY_WORD),
                fields.flag("issueArea"),
                fields.text("summary", 4000),
                RunFaults.atMost(fields, "description", 50, fields.texts("description", 4000)),
                RunFaults.atMost(fields, "outcomes", 100, fields.texts("outcomes", 1000)),
                fields.optionalText("audience", 2000),
                RunFaults.atMost(fields, "partners", 50, fields.texts("partners", 300)),
                RunFaults.atMost(fields, "notes", 100, fields.texts("notes", 2000)));
    }

    /**
     * An export carries the criteria for its readers. Reading them back as if they could be changed here would drop the
     * change silently, so a difference is a fault.
     */
    private static void checkCriteria(Fields file, StandardId usual, Map<StandardId, Standard> standards) {
        Map<StandardId, Map<String, PracticeArea>> areas = new HashMap<>();
        standards.forEach((id, standard) ->
                areas.put(id, standard.areas().stream().collect(Collectors.toMap(PracticeArea::title, area -> area))));
        for (Fields fields : file.objects("criteria")) {
            StandardId id = fields.has("standard") ? new StandardId(fields.slug("standard", 64)) : usual;
            Criterion criterion = StandardFile.readCriterion(fields, id, areas.getOrDefault(id, Map.of()));
            Optional<Criterion> known =
                    Optional.ofNullable(standards.get(id)).flatMap(s -> s.findCriterion(criterion.code()));
            if (known.isEmpty()) {
                fields.fault("code", MESSAGES.message("criterion.unknown"));
            } else if (!known.get().equals(criterion)) {
                fields.fault("code", MESSAGES.message("criterion.differs"));
            }
            fields.end();
        }
    }
}
