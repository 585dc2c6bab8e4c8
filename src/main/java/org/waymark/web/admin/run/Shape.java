package org.waymark.web.admin.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.web.admin.run.FieldView.Kind;

/** The fields of a form in the order of the page; their names are those of a catalog file. */
record Shape(List<Section> sections) {
    static final String CRITERIA = "criteria";
    static final String STANDARD = "standard";

    /** @param criteria whether they are picked in this section */
    record Section(String id, List<Item> items, @Nullable Group group, boolean criteria) {}

    record Group(String name, List<Item> items) {}

    /** @param key of its words; the field's name is what follows the last dot */
    record Item(String key, Kind kind, boolean required, boolean hinted) {
        String name() {
            return key.substring(key.lastIndexOf('.') + 1);
        }

        Item needed() {
            return new Item(key, kind, true, hinted);
        }

        Item explained() {
            return new Item(key, kind, required, true);
        }
    }

    static final Shape RUN = new Shape(List.of(
            new Section(
                    "basics",
                    List.of(
                            item("opportunity", Kind.CHOICE).needed(),
                            item("title", Kind.TEXT).explained(),
                            item("code", Kind.TEXT).explained(),
                            item("language", Kind.CHOICE)),
                    null,
                    false),
            new Section(
                    "dates",
                    List.of(
                            item("startDate", Kind.DATE).needed(),
                            item("startInferred", Kind.HIDDEN),
                            item("endDate", Kind.DATE).explained(),
                            item("duration", Kind.TEXT).explained(),
                            item("timeCommitment", Kind.TEXT).explained()),
                    null,
                    false),
            new Section(
                    "sessions",
                    List.of(),
                    new Group(
                            "sessions",
                            List.of(
                                    item("sessions.label", Kind.TEXT),
                                    item("sessions.kind", Kind.CHOICE),
                                    item("sessions.date", Kind.DATE),
                                    item("sessions.startTime", Kind.TIME),
                                    item("sessions.endTime", Kind.TIME),
                                    item("sessions.zone", Kind.ZONE),
                                    item("sessions.leader", Kind.TEXT),
                                    item("sessions.place", Kind.TEXT),
                                    item("sessions.link", Kind.URL),
                                    item("sessions.wholeWeek", Kind.FLAG),
                                    item("sessions.yearInferred", Kind.HIDDEN))),
                    false),
            new Section(
                    "place",
                    List.of(
                            item("format", Kind.CHOICE),
                            item("place", Kind.TEXT).explained(),
                            item("hostCity", Kind.TEXT),
                            item("takeAt", Kind.URL).explained()),
                    null,
                    false),
            new Section(
                    "people",
                    List.of(
                            item("audience", Kind.AREA),
                            item("eligibility", Kind.AREA),
                            item("contact", Kind.TEXT).explained()),
                    null,
                    false),
            new Section(
                    "registration",
                    List.of(
                            item("registerHere", Kind.FLAG).explained(),
                            item("registrationDeadline", Kind.DATE),
                            item("capacity", Kind.TEXT).explained(),
                            item("questions", Kind.LINES).explained()),
                    new Group(
                            "tiers",
                            List.of(
                                    item("tiers.name", Kind.TEXT),
                                    item("tiers.places", Kind.NUMBER),
                                    item("tiers.note", Kind.TEXT),
                                    item("tiers.perCity", Kind.FLAG),
                                    item("tiers.assessed", Kind.FLAG),
                                    item("tiers.selected", Kind.FLAG))),
                    false),
            new Section(
                    "content",
                    List.of(
                            item("outcomes", Kind.LINES).explained(),
                            item("contents", Kind.LINES).explained()),
                    new Group(
                            "materials", List.of(item("materials.title", Kind.TEXT), item("materials.url", Kind.URL))),
                    false),
            new Section("counts", List.of(), null, true),
            new Section(
                    "staff",
                    List.of(
                            item("provisional", Kind.FLAG).explained(),
                            item("notes", Kind.LINES).explained()),
                    null,
                    false)));

    /** A run stays with its opportunity. */
    static final Shape CHANGED_RUN = RUN.without("opportunity");

    static final Shape OPPORTUNITY = new Shape(List.of(
            new Section(
                    "what",
                    List.of(
                            item("title", Kind.TEXT).needed(),
                            item("kind", Kind.CHOICE).needed(),
                            item("summary", Kind.AREA).needed().explained(),
                            item("description", Kind.LINES).explained()),
                    null,
                    false),
            new Section(
                    "offer",
                    List.of(
                            item("audience", Kind.AREA).explained(),
                            item("outcomes", Kind.LINES).explained(),
                            item("partners", Kind.LINES).explained()),
                    null,
                    false),
            new Section(
                    "staff",
                    List.of(
                            item("issueArea", Kind.FLAG).explained(),
                            item("notes", Kind.LINES).explained()),
                    null,
                    false)));

    private static Item item(String key, Kind kind) {
        return new Item(key, kind, false, false);
    }

    List<Item> items() {
        List<Item> all = new ArrayList<>();
        sections.forEach(section -> all.addAll(section.items()));
        return all;
    }

    List<Group> groups() {
        return sections.stream()
                .map(Section::group)
                .flatMap(group -> Optional.ofNullable(group).stream())
                .toList();
    }

    boolean hasCriteria() {
        return sections.stream().anyMatch(Section::criteria);
    }

    Shape without(String name) {
        return new Shape(sections.stream()
                .map(section -> new Section(
                        section.id(),
                        section.items().stream()
                                .filter(item -> !item.name().equals(name))
                                .toList(),
                        section.group(),
                        section.criteria()))
                .toList());
    }
}
