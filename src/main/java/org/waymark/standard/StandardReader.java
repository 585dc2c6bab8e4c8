package org.waymark.standard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waymark.language.Messages;

/** Reads a {@link StandardFile}, and finds what is wrong with it. */
final class StandardReader {
    private static final Messages MESSAGES = Messages.of(StandardReader.class);

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,15}");
    private static final Map<String, Rounding> ROUNDINGS =
            Arrays.stream(Rounding.values()).collect(Collectors.toMap(Rounding::word, r -> r));

    private StandardReader() {}

    static Criterion readCriterion(Fields fields, StandardId standard, Map<String, PracticeArea> areas) {
        String title = fields.text("area", 300);
        PracticeArea area = areas.get(title);
        if (area == null) {
            if (!title.isEmpty()) {
                fields.fault("area", MESSAGES.message("area.unknown"));
            }
            area = new PracticeArea("", title);
        }
        CriterionCode code = new CriterionCode(code(fields, "code"));
        UUID caseId = fields.optionalUuid("caseId");
        Criterion criterion = new Criterion(
                code,
                caseId == null ? Criterion.caseId(standard, code) : caseId,
                area,
                fields.text("title", 300),
                readFormerTitles(fields),
                fields.text("statement", 2000),
                fields.optionalNumber("timeBoundMonths", 1, 120),
                fields.flag("core"),
                fields.texts("prerequisites", 16).stream()
                        .map(CriterionCode::new)
                        .toList(),
                fields.flag("provisional"),
                fields.optionalText("note", 2000));
        if (criterion.provisional() && !fields.has("note")) {
            fields.fault("note", MESSAGES.message("note.missing"));
        }
        return criterion;
    }

    private static List<Standard.FormerTitle> readFormerTitles(Fields fields) {
        List<Standard.FormerTitle> titles = new ArrayList<>();
        for (Fields one : fields.objects("formerTitles")) {
            Standard.FormerTitle title = new Standard.FormerTitle(one.text("title", 300), one.date("until"));
            if (!titles.isEmpty()
                    && !title.until().isAfter(titles.get(titles.size() - 1).until())) {
                one.fault("until", MESSAGES.message("former.order"));
            }
            one.end();
            titles.add(title);
        }
        return titles;
    }

    static StandardFile read(Fields file) {
        StandardId id = new StandardId(file.slug("id", 64));
        String title = file.text("title", 300);
        LocalDate from = file.optionalDate("validFrom");
        LocalDate until = file.optionalDate("validUntil");
        if (from != null && until != null && until.isBefore(from)) {
            file.fault("validUntil", MESSAGES.message("valid.reversed"));
        }
        int count = file.number("criteriaCount", 1, 1000);
        Rounding rounding = file.word("rounding", ROUNDINGS);
        boolean provisional = file.flag("provisional");
        List<String> notes = file.texts("notes", 2000);
        Map<String, PracticeArea> areas = readAreas(file);
        List<Level> levels = readLevels(file, count, rounding);
        Map<CriterionCode, CriterionCode> formerly = new HashMap<>();
        List<Criterion> criteria = readCriteria(file, id, areas, formerly);
        if (criteria.size() > count) {
            file.fault("criteria", MESSAGES.message("criteria.too-many"));
        }
        return new StandardFile(
                new Standard(
                        id,
                        title,
                        from,
                        until,
                        null,
                        null,
                        count,
                        rounding,
                        provisional,
                        notes,
                        List.copyOf(areas.values()),
                        levels,
                        criteria),
                formerly);
    }

    private static Map<String, PracticeArea> readAreas(Fields file) {
        Map<String, PracticeArea> areas = new LinkedHashMap<>();
        Set<String> codes = new HashSet<>();
        for (Fields fields : file.objects("areas")) {
            PracticeArea area =
                    new PracticeArea(code(fields, "code"), fields.text("title", 300), readFormerTitles(fields));
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
            Fields file,
            StandardId standard,
            Map<String, PracticeArea> areas,
            Map<CriterionCode, CriterionCode> formerly) {
        Map<CriterionCode, Criterion> criteria = new LinkedHashMap<>();
        Set<String> titles = new HashSet<>();
        Set<UUID> caseIds = new HashSet<>();
        List<Fields> objects = file.objects("criteria");
        List<Criterion> inOrder = new ArrayList<>();
        for (Fields fields : objects) {
            Criterion criterion = readCriterion(fields, standard, areas);
            inOrder.add(criterion);
            if (criteria.put(criterion.code(), criterion) != null) {
                fields.fault("code", MESSAGES.message("criterion.code"));
            }
            if (!titles.add(criterion.title())) {
                fields.fault("title", MESSAGES.message("criterion.title"));
            }
            if (fields.has("caseId") && !caseIds.add(criterion.caseId())) {
                fields.fault("caseId", MESSAGES.message("criterion.case"));
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
        if (old != null && StandardFile.chain(criterion.code(), formerly).isEmpty()) {
            fields.fault("formerly", MESSAGES.message("formerly.circle"));
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
