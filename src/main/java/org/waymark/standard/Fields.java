package org.waymark.standard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One object of a file. Each method asks for one field; a field that is missing or wrong becomes a {@link Fault} and a
 * harmless stand-in is returned, so that reading goes on and finds the next fault. Call {@link #end()} last: a field
 * nobody asked for is a fault too.
 */
public final class Fields {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]++(?:[.-][a-z0-9]++)*+");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B\\u2060\\uFEFF]");
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final int MOST_ITEMS = 20_000;

    private final Node node;
    private final Consumer<Fault> faults;
    private final Set<String> asked = new HashSet<>();

    Fields(Node node, Consumer<Fault> faults) {
        this.node = node;
        this.faults = faults;
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /** A text that must be there. Blanks of every sort become single spaces, as a pasted page is full of them. */
    public String text(String name, int longest) {
        String text = optionalText(name, longest);
        if (text == null && !wrong(name)) {
            fault(name, "is missing");
        }
        return text == null ? "" : text;
    }

    public @Nullable String optionalText(String name, int longest) {
        Node value = find(name);
        return value == null || !is(value, Node.Kind.TEXT) ? null : clean(value, longest);
    }

    /** A name for use in addresses and as a key: lower-case letters, digits, single hyphens and dots. */
    public String slug(String name, int longest) {
        String slug = text(name, longest);
        if (!slug.isEmpty() && !SLUG.matcher(slug).matches()) {
            fault(name, "must be lower-case letters, digits, hyphens and dots, for example open-data-policies");
        }
        return slug;
    }

    public int number(String name, int least, int most) {
        Integer number = optionalNumber(name, least, most);
        if (number == null && !wrong(name)) {
            fault(name, "is missing");
        }
        return number == null ? least : number;
    }

    public @Nullable Integer optionalNumber(String name, int least, int most) {
        Node value = find(name);
        if (value == null || !is(value, Node.Kind.NUMBER)) {
            return null;
        }
        try {
            int number = Integer.parseInt(value.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, in the same words
        }
        fault(name, "must be a whole number from " + least + " to " + most);
        return null;
    }

    /** False when the field is missing. */
    public boolean flag(String name) {
        Node value = find(name);
        return value != null && is(value, Node.Kind.FLAG) && value.text().equals("true");
    }

    public LocalDate date(String name) {
        LocalDate date = optionalDate(name);
        if (date == null && !wrong(name)) {
            fault(name, "is missing");
        }
        return date == null ? EARLIEST : date;
    }

    public @Nullable LocalDate optionalDate(String name) {
        String text = optionalText(name, 40);
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)) {
                return date;
            }
        } catch (DateTimeException e) {
            // said below, in the same words
        }
        fault(name, "must be a date that exists, written like 2019-06-05");
        return null;
    }

    public @Nullable LocalTime optionalTime(String name) {
        String text = optionalText(name, 40);
        if (text == null) {
            return null;
        }
        if (!TIME.matcher(text).matches()) {
            fault(name, "must be a time of day, written like 15:30");
            return null;
        }
        return LocalTime.parse(text);
    }

    public @Nullable ZoneId optionalZone(String name) {
        String text = optionalText(name, 64);
        if (text == null) {
            return null;
        }
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            fault(name, "must be a time zone, written like America/New_York");
            return null;
        }
        return ZoneId.of(text);
    }

    /** One of a few words. */
    public <E> E word(String name, Map<String, E> words) {
        String text = text(name, 64);
        E found = words.get(text);
        if (found != null) {
            return found;
        }
        if (!text.isEmpty()) {
            fault(name, "must be one of " + String.join(", ", new TreeSet<>(words.keySet())));
        }
        return words.values().iterator().next();
    }

    /** Empty when the field is missing. An item keeps its index even when it is faulty. */
    public List<String> texts(String name, int longest) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(name)) {
            texts.add(is(item, Node.Kind.TEXT) ? clean(item, longest) : "");
        }
        return texts;
    }

    /** Empty when the field is missing. */
    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (Node item : items(name)) {
            if (is(item, Node.Kind.OBJECT)) {
                objects.add(new Fields(item, faults));
            }
        }
        return objects;
    }

    public void fault(String name, String message) {
        Node value = node.fields().get(name);
        String place = node.path().isEmpty() ? name : node.path() + "." + name;
        faults.accept(new Fault(value == null ? node.line() : value.line(), place, message));
    }

    /** A fault of one item of a list. */
    public void fault(String name, int index, String message) {
        Node list = node.fields().get(name);
        if (list == null || index >= list.items().size()) {
            fault(name, message);
        } else {
            Node item = list.items().get(index);
            faults.accept(new Fault(item.line(), item.path(), message));
        }
    }

    /** Says that all known fields have been asked for. */
    public void end() {
        for (String name : node.fields().keySet()) {
            if (!asked.contains(name)) {
                fault(name, "is not a field that is known here");
            }
        }
    }

    private @Nullable Node find(String name) {
        asked.add(name);
        Node value = node.fields().get(name);
        return value == null || value.kind() == Node.Kind.NULL ? null : value;
    }

    /** True when the field is there, so that its fault has been told already. */
    private boolean wrong(String name) {
        return find(name) != null;
    }

    private List<Node> items(String name) {
        Node value = find(name);
        if (value == null || !is(value, Node.Kind.LIST)) {
            return List.of();
        }
        if (value.items().size() > MOST_ITEMS) {
            fault(name, "has more than " + MOST_ITEMS + " items");
            return List.of();
        }
        return value.items();
    }

    private boolean is(Node value, Node.Kind kind) {
        if (value.kind() == kind) {
            return true;
        }
        faults.accept(
                new Fault(value.line(), value.path(), "must be " + kind.words + ", but is " + value.kind().words));
        return false;
    }

    private String clean(Node value, int longest) {
        String text = BLANKS.matcher(INVISIBLE.matcher(value.text()).replaceAll(""))
                .replaceAll(" ")
                .strip();
        if (text.isEmpty()) {
            tell(value, "must not be empty");
        } else if (text.length() > longest) {
            tell(value, "is longer than " + longest + " characters");
        } else if (text.codePoints().anyMatch(Fields::unprintable)) {
            tell(value, "has a character that cannot be printed");
        } else {
            return text;
        }
        return "";
    }

    private void tell(Node value, String message) {
        faults.accept(new Fault(value.line(), value.path(), message));
    }

    /** Control characters, and half of a pair: PostgreSQL stores neither. */
    private static boolean unprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
