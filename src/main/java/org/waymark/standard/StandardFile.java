package org.waymark.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.DataFile.Parsed;

/**
 * A Standard as it stands in a file. A file does not say when the Standard is taken into use.
 *
 * @param formerly new code to old code, for criteria whose code the file changes; an old code may be in use again
 */
public record StandardFile(Standard standard, Map<CriterionCode, CriterionCode> formerly) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    public StandardFile {
        formerly = Map.copyOf(formerly);
    }

    /** Reads a file. A fault names line and field; see {@code standard-2018-2021.json} for the form. */
    public static Parsed<StandardFile> parse(String json) {
        return DataFile.read(json, StandardReader::read);
    }

    /** The Standard that is shipped with the program and in use on a new installation. */
    public static StandardFile builtIn() {
        return builtIn("standard-2018-2021.json");
    }

    /** All versions that are shipped with the program, the oldest first. */
    public static List<StandardFile> listBuiltIn() {
        return List.of(builtIn(), builtIn("standard-2022.json"));
    }

    private static StandardFile builtIn(String name) {
        return parse(DataFile.builtIn(StandardFile.class, name)).get();
    }

    /**
     * Reads one criterion, leaving {@code end()} to the caller, whose form may have more fields.
     *
     * @param areas the practice areas by title
     */
    public static Criterion readCriterion(Fields fields, StandardId standard, Map<String, PracticeArea> areas) {
        return StandardReader.readCriterion(fields, standard, areas);
    }

    /** The codes that a criterion had, from the last one back to the first; empty when they lead back to it. */
    static List<CriterionCode> chain(CriterionCode code, Map<CriterionCode, CriterionCode> formerly) {
        List<CriterionCode> olds = new ArrayList<>();
        for (CriterionCode old = formerly.get(code); old != null; old = formerly.get(old)) {
            if (old.equals(code) || olds.contains(old)) {
                return List.of();
            }
            olds.add(old);
        }
        return olds;
    }

    /** Writes a whole Standard as {@link #parse} reads it. */
    public static String json(Standard standard) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", standard.id().value());
        json.put("title", standard.title());
        put(json, "validFrom", standard.validFrom());
        put(json, "validUntil", standard.validUntil());
        json.put("criteriaCount", standard.criteriaCount());
        json.put("rounding", standard.rounding().word());
        json.put("provisional", standard.provisional());
        standard.notes().forEach(json.putArray("notes")::add);
        ArrayNode areas = json.putArray("areas");
        for (PracticeArea area : standard.areas()) {
            ObjectNode one = areas.addObject().put("code", area.code()).put("title", area.title());
            formerTitles(one, area.formerTitles());
        }
        ArrayNode levels = json.putArray("levels");
        for (Level level : standard.levels()) {
            ObjectNode one = levels.addObject().put("code", level.code()).put("title", level.title());
            one.put("percent", level.percent()).put("points", level.points()).put("provisional", level.provisional());
            put(one, "note", level.note());
        }
        ArrayNode criteria = json.putArray("criteria");
        standard.criteria().forEach(criterion -> criteria.add(json(criterion)));
        try {
            return JSON.writer(
                            new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES))
                    .writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a criterion in the form that {@link #readCriterion} reads; fields without a value are left out. */
    public static ObjectNode json(Criterion criterion) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", criterion.code().value());
        json.put("caseId", criterion.caseId().toString());
        json.put("area", criterion.area().title());
        json.put("title", criterion.title());
        formerTitles(json, criterion.formerTitles());
        json.put("statement", criterion.statement());
        if (criterion.timeBoundMonths() != null) {
            json.put("timeBoundMonths", criterion.timeBoundMonths());
        }
        if (criterion.core()) {
            json.put("core", true);
        }
        ArrayNode prerequisites = json.putArray("prerequisites");
        criterion.prerequisites().forEach(code -> prerequisites.add(code.value()));
        json.put("provisional", criterion.provisional());
        put(json, "note", criterion.note());
        return json;
    }

    private static void formerTitles(ObjectNode json, List<Standard.FormerTitle> titles) {
        if (!titles.isEmpty()) {
            json.set("formerTitles", array(titles));
        }
    }

    private static ArrayNode array(List<Standard.FormerTitle> titles) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        titles.forEach(one -> array.addObject()
                .put("title", one.title())
                .put("until", one.until().toString()));
        return array;
    }

    /** Writes former titles as they are kept in one column. */
    static String json(List<Standard.FormerTitle> titles) {
        return array(titles).toString();
    }

    static List<Standard.FormerTitle> readTitles(String column) {
        List<Standard.FormerTitle> titles = new ArrayList<>();
        try {
            JSON.readTree(column)
                    .forEach(one -> titles.add(new Standard.FormerTitle(
                            one.path("title").asText(),
                            LocalDate.parse(one.path("until").asText()))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return titles;
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
