package org.waymark.standard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waymark.language.Messages;

/**
 * A Standard as it stands in a file.
 *
 * @param formerly new code to old code, for criteria whose code the file changes
 */
public record StandardFile(Standard standard, Map<CriterionCode, CriterionCode> formerly) {
    private static final Messages MESSAGES = Messages.of(StandardFile.class);

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,15}");
    private static final Map<String, Rounding> ROUNDINGS =
            Arrays.stream(Rounding.values()).collect(Collectors.toMap(Rounding::word, r -> r));

    public StandardFile {
        formerly = Map.copyOf(formerly);
    }

    /** Reads a file. A fault names line and field; see {@code standard-2018-2021.json} for the form. */
    public static Parsed<StandardFile> parse(String json) {
        return DataFile.read(json, StandardFile::read);
    }

    /** The Standard that is shipped with the program. */
    public static StandardFile builtIn() {
        return parse(DataFile.builtIn(StandardFile.class, "standard-2018-2021.json"))
                .get();
    }

    /**
     * Reads one criterion, leaving {@code end()} to the caller, whose form may have more fields.
     *
     * @param areas the practice areas by title
     */
    public static Criterion readCriterion(Fields fields, Map<String, PracticeArea> areas) {
        String title = fields.text("area", 300);
        PracticeArea area = areas.get(title);
        if (area == null) {
            if (!title.isEmpty()) {
                fields.fault("area", MESSAGES.message("area.unknown"));
            }
            area = new PracticeArea("", title);
        }
        List<CriterionCode> prerequisites = fields.texts("prerequisites", 16).stream()
                .map(CriterionCode::new)
                .toList();
        Criterion criterion = new Criterion(
                new CriterionCode(code(fields, "code")),
                area,
                fields.text("title", 300),
                fields.text("statement", 2000),
                fields.optionalNumber("timeBoundMonths", 1, 120),
                prerequisites,
                fields.flag("provisional"),
                fields.optionalText("note", 2000));
        if (criterion.provisional() && !fields.has("note")) {
            fields.fault("note", MESSAGES.message("note.missing"));
        }
        return criterion;
    }

    /** Writes a criterion in the form that {@link #readCriterion} reads; fields without a value are left out. */
    public static ObjectNode json(Criterion criterion) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", criterion.code().value());
        json.put("area", criterion.area().title());
        json.put("title", criterion.title());
        json.put("statement", criterion.statement());
        if (criterion.timeBoundMonths() != null) {
            json.put("timeBoundMonths", criterion.timeBoundMonths());
        }
        var prerequisites = json.putArray("prerequisites");
        criterion.prerequisites().forEach(code -> prerequisites.add(code.value()));
        json.put("provisional", criterion.provisional());
        if (criterion.note() != null) {
            json.put("note", criterion.note());
        }
        return json;
    }

    private static StandardFile read(Fields file) {
        StandardId id = new StandardId(file.slug("id", 64));
        String title = file.text("title", 300);
        int count = file.number("criteriaCount", 1, 1000);
        Rounding rounding = file.word("rounding", ROUNDINGS);
        boolean provisional = file.flag("provisional");
        List<String> notes = file.texts("notes", 2000);
        Map<String, PracticeArea> areas = readAreas(file);
        List<Level> levels = readLevels(file, count, rounding);
        Map<CriterionCode, CriterionCode> formerly = new HashMap<>();
        List<Criterion> criteria = readCriteria(file, areas, formerly);
        if (criteria.size() > count) {
            file.fault("criteria", MESSAGES.message("criteria.too-many"));
        }
        return new StandardFile(
                new Standard(
                        id, title, count, rounding, provisional, notes, List.copyOf(areas.values()), levels, criteria),
                formerly);
    }

    private static Map<String, PracticeArea> readAreas(Fields file) {
        Map<String, PracticeArea> areas = new LinkedHashMap<>();
        Set<String> codes = new HashSet<>();
        for (Fields fields : file.objects("areas")) {
            PracticeArea area = new PracticeArea(code(fields, "code"), fields.text("title", 300));
            if (!codes.add(area.code())) {
                fields.fault("code", MESSAGES.message("area.code"));
            }
            if (areas.put(area.title(), area) != null) {
                fields.fault("title", MESSAGES.message("area.title"));
            }
            fields.end();
        }
        if (areas.isEmpty()) {
            file.fault("areas", MESSAGES.message("list.empty"));
        }
        return areas;
    }

    private static List<Level> readLevels(Fields file, int count, Rounding rounding) {
        List<Level> levels = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Fields fields : file.objects("levels")) {
            Level level = new Level(
                    fields.slug("code", 32),
                    fields.text("title", 100),
                    fields.number("percent", 0, 100),
                    fields.number("points", 1, count),
                    fields.flag("provisional"),
                    fields.optionalText("note", 2000));
            if (!codes.add(level.code())) {
                fields.fault("code", MESSAGES.message("level.code"));
            }
            if (!levels.isEmpty() && levels.get(levels.size() - 1).points() >= level.points()) {
                fields.fault("points", MESSAGES.message("level.order"));
            }
            int due = rounding.points(level.percent(), count).orElse(level.points());
            if (due != level.points()) {
                fields.fault(
                        "points",
                        MESSAGES.message(
                                "level.points",
                                "share",
                                level.percent() / 100.0,
                                "count",
                                count,
                                "rounding",
                                rounding.word(),
                                "due",
                                due));
            }
            fields.end();
            levels.add(level);
        }
        if (levels.isEmpty()) {
            file.fault("levels", MESSAGES.message("list.empty"));
        }
        return levels;
    }

    private static List<Criterion> readCriteria(
            Fields file, Map<String, PracticeArea> areas, Map<CriterionCode, CriterionCode> formerly) {
        Map<CriterionCode, Criterion> criteria = new LinkedHashMap<>();
        Set<String> titles = new HashSet<>();
        List<Fields> objects = file.objects("criteria");
        List<Criterion> inOrder = new ArrayList<>();
        for (Fields fields : objects) {
            Criterion criterion = readCriterion(fields, areas);
            inOrder.add(criterion);
            if (criteria.put(criterion.code(), criterion) != null) {
                fields.fault("code", MESSAGES.message("criterion.code"));
            }
            if (!titles.add(criterion.title())) {
                fields.fault("title", MESSAGES.message("criterion.title"));
            }
            if (fields.has("formerly")
                    && formerly.put(criterion.code(), new CriterionCode(code(fields, "formerly"))) != null) {
                fields.fault("formerly", MESSAGES.message("formerly.twice"));
            }
            fields.end();
        }
        Set<CriterionCode> olds = new HashSet<>();
        for (int i = 0; i < objects.size(); i++) {
            checkLinks(objects.get(i), inOrder.get(i), criteria, formerly, olds);
        }
        return inOrder;
    }

    private static void checkLinks(
            Fields fields,
            Criterion criterion,
            Map<CriterionCode, Criterion> criteria,
            Map<CriterionCode, CriterionCode> formerly,
            Set<CriterionCode> olds) {
        CriterionCode old = formerly.get(criterion.code());
        if (old != null && criteria.containsKey(old)) {
            fields.fault("formerly", MESSAGES.message("formerly.used"));
        } else if (old != null && !olds.add(old)) {
            fields.fault("formerly", MESSAGES.message("formerly.shared"));
        }
        Set<CriterionCode> seen = new HashSet<>();
        for (int i = 0; i < criterion.prerequisites().size(); i++) {
            CriterionCode code = criterion.prerequisites().get(i);
            if (!criteria.containsKey(code)) {
                fields.fault("prerequisites", i, MESSAGES.message("prerequisite.unknown"));
            } else if (!seen.add(code)) {
                fields.fault("prerequisites", i, MESSAGES.message("prerequisite.twice"));
            } else if (leadsTo(code, criterion.code(), criteria, new HashSet<>())) {
                fields.fault("prerequisites", i, MESSAGES.message("prerequisite.circle"));
            }
        }
    }

    /** Breadth first with a memory, so that a large or circular file takes no longer than it has links. */
    private static boolean leadsTo(
            CriterionCode from, CriterionCode to, Map<CriterionCode, Criterion> criteria, Set<CriterionCode> seen) {
        List<CriterionCode> queue = new ArrayList<>(List.of(from));
        for (int i = 0; i < queue.size(); i++) {
            CriterionCode code = queue.get(i);
            if (code.equals(to)) {
                return true;
            }
            Criterion criterion = criteria.get(code);
            if (criterion != null && seen.add(code)) {
                queue.addAll(criterion.prerequisites());
            }
        }
        return false;
    }

    private static String code(Fields fields, String name) {
        String code = fields.text(name, 16);
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            fields.fault(name, MESSAGES.message("code"));
        }
        return code;
    }
}
