package org.waymark.web.file;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.sheet.DateOrder;
import org.waymark.sheet.SheetColumns;
import org.waymark.sheet.SheetReading;
import org.waymark.web.Form;
import org.waymark.web.file.ImportCheckView.Choice;
import org.waymark.web.part.OptionView;

/** Reads and writes the choices of how a report is to be read. */
final class ImportChoices {
    private static final Messages MESSAGES = Messages.of(ImportChoices.class);
    private static final String CHOOSE = "choice.choose";
    private static final String NONE = "choice.none";
    private static final int MOST_WORDS = 50;

    private ImportChoices() {}

    static List<Choice> of(SheetReading reading, boolean needsOrder) {
        SheetColumns chosen = reading.columns();
        List<String> header = reading.header();
        List<Integer> all = IntStream.range(0, header.size()).boxed().toList();
        boolean activities = chosen.form() == org.waymark.sheet.SheetForm.ACTIVITY;
        List<Choice> choices = new ArrayList<>();
        choices.add(choice("person", options(header, all, chosen.person(), CHOOSE)));
        choices.add(choice(
                "key",
                Arrays.stream(SheetColumns.Key.values())
                        .map(key -> new OptionView(key.name(), MESSAGES.say(key), key == chosen.key()))
                        .toList()));
        if (isOther(chosen)) {
            choices.add(choice("name", options(header, all, chosen.name(), NONE)));
            choices.add(choice("state", options(header, all, chosen.state(), "choice.date-says-it")));
        }
        choices.add(
                activities
                        ? new Choice(
                                "done",
                                MESSAGES.say("choice.activity"),
                                options(header, SheetColumns.activities(header), chosen.state(), CHOOSE))
                        : new Choice("done", MESSAGES.say("choice.date"), options(header, all, chosen.date(), CHOOSE)));
        if (isOther(chosen)) {
            choices.add(choice("result", options(header, all, chosen.result(), NONE)));
        }
        choices.add(choice("zone", zones(reading.zone())));
        if (needsOrder || reading.order() != null) {
            choices.add(choice("order", orders(reading.order())));
        }
        return choices;
    }

    private static Choice choice(String id, List<OptionView> options) {
        return new Choice(id, MESSAGES.say("choice." + id), options);
    }

    private static boolean isOther(SheetColumns columns) {
        return columns.form() == org.waymark.sheet.SheetForm.OTHER;
    }

    private static List<OptionView> options(List<String> header, List<Integer> columns, int chosen, String none) {
        List<OptionView> options = new ArrayList<>();
        if (chosen < 0 || !none.equals(CHOOSE)) {
            options.add(new OptionView("-1", MESSAGES.say(none), chosen < 0));
        }
        for (int column : columns) {
            String heading = header.get(column);
            String label = MESSAGES.say(
                    heading.isBlank() ? "choice.column.unnamed" : "choice.column",
                    "heading",
                    heading,
                    "number",
                    column + 1);
            options.add(new OptionView(String.valueOf(column), label, column == chosen));
        }
        return options;
    }

    private static List<OptionView> orders(@Nullable DateOrder chosen) {
        List<OptionView> options = new ArrayList<>();
        if (chosen == null) {
            options.add(new OptionView("", MESSAGES.say(CHOOSE), true));
        }
        for (DateOrder order : DateOrder.values()) {
            options.add(new OptionView(order.name(), MESSAGES.say(order), order == chosen));
        }
        return options;
    }

    private static List<OptionView> zones(@Nullable String chosen) {
        List<OptionView> options = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        for (String zone : ZoneId.getAvailableZoneIds()) {
            if (zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*")) {
                names.add(zone);
            }
        }
        if (chosen == null) {
            options.add(new OptionView("", MESSAGES.say(CHOOSE), true));
        } else if (!chosen.equals("UTC")) {
            // Platforms and browsers also know names that are not offered, such as Etc/GMT-3.
            names.add(chosen);
        }
        options.add(new OptionView("UTC", "UTC", "UTC".equals(chosen)));
        names.forEach(zone -> options.add(new OptionView(zone, zone.replace('_', ' '), zone.equals(chosen))));
        return options;
    }

    /** Returns the columns that were chosen, with all that is not there left as it was. */
    static SheetColumns columns(Form form, SheetReading reading) {
        SheetColumns now = reading.columns();
        int width = reading.header().size();
        boolean activities = now.form() == org.waymark.sheet.SheetForm.ACTIVITY;
        int done = column(form, "done", width, activities ? now.state() : now.date());
        int state = activities ? done : column(form, "state", width, now.state());
        List<String> counted = form.all("counted").stream().limit(MOST_WORDS).toList();
        return new SheetColumns(
                now.form(),
                Arrays.stream(SheetColumns.Key.values())
                        .filter(one -> one.name().equals(form.text("key")))
                        .findFirst()
                        .orElse(now.key()),
                column(form, "person", width, now.person()),
                column(form, "name", width, now.name()),
                state, // The words of another column are found out anew.
                state == now.state() ? counted : List.of(),
                activities ? (done < 0 ? -1 : done + 1) : done,
                now.run(),
                now.id(),
                column(form, "result", width, now.result()));
    }

    private static int column(Form form, String field, int width, int otherwise) {
        long column = form.get(field) == null ? otherwise : ImportWords.number(form, field);
        return column >= 0 && column < width ? (int) column : -1;
    }

    static @Nullable DateOrder order(Form form) {
        return Arrays.stream(DateOrder.values())
                .filter(one -> one.name().equals(form.text("order")))
                .findFirst()
                .orElse(null);
    }

    static @Nullable String zone(Form form) {
        String zone = form.text("zone");
        return ZoneId.getAvailableZoneIds().contains(zone) ? zone : null;
    }
}
