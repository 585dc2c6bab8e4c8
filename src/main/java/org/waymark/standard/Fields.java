package org.waymark.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.json.FaultyObject;
import org.waymark.language.AnyOf;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/**
 * The fields of one object of a file. Each method asks for one field; a field that is missing or wrong becomes a {@link
 * FileFault} and a harmless stand-in is returned, so that reading goes on and finds the next fault. Call {@link #end()}
 * last: a field nobody asked for is a fault too.
 */
public final class Fields extends FaultyObject<Message> {
    private static final Messages MESSAGES = Messages.of(Fields.class);
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]++(?:[.-][a-z0-9]++)*+");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B\\u2060\\uFEFF]");
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final int MOST_ITEMS = 20_000;

    private final String place;
    private final DataFile.Tree tree;

    Fields(JsonNode node, String place, DataFile.Tree tree) {
        super(node, MESSAGES.message("missing"));
        this.place = place;
        this.tree = tree;
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** A text that must be there. Blanks of every sort become single spaces, as a pasted page is full of them. */
    public String text(String name, int longest) {
        return text(name, need(name), longest).orElse("");
    }

    public @Nullable String optionalText(String name, int longest) {
        return text(name, find(name), longest).orElse(null);
    }

    /** A name for use in addresses and as a key: lower-case letters, digits, single hyphens and dots. */
    public String slug(String name, int longest) {
        String slug = text(name, longest);
        if (!slug.isEmpty() && !SLUG.matcher(slug).matches()) {
            fault(name, MESSAGES.message("slug"));
        }
        return slug;
    }

    public int number(String name, int least, int most) {
        return number(name, need(name), least, most).orElse(least);
    }

    public @Nullable Integer optionalNumber(String name, int least, int most) {
        return number(name, find(name), least, most).orElse(null);
    }

    private Optional<Integer> number(String name, Optional<JsonNode> value, int least, int most) {
        if (value.filter(one -> is(one, JsonNodeType.NUMBER, at(name))).isEmpty()) {
            return Optional.empty();
        }
        try {
            int number = Integer.parseInt(value.get().asText());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // said below, in the same words
        }
        fault(name, MESSAGES.message("number", "least", least, "most", most));
        return Optional.empty();
    }

    /** False when the field is missing. */
    public boolean flag(String name) {
        return find(name)
                .filter(value -> is(value, JsonNodeType.BOOLEAN, at(name)))
                .filter(JsonNode::booleanValue)
                .isPresent();
    }

    public LocalDate date(String name) {
        need(name);
        LocalDate date = optionalDate(name);
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
        fault(name, MESSAGES.message("date"));
        return null;
    }

    public @Nullable LocalTime optionalTime(String name) {
        String text = optionalText(name, 40);
        if (text == null) {
            return null;
        }
        if (!TIME.matcher(text).matches()) {
            fault(name, MESSAGES.message("time"));
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
            fault(name, MESSAGES.message("zone"));
            return null;
        }
        return ZoneId.of(text);
    }

    public @Nullable UUID optionalUuid(String name) {
        String text = optionalText(name, 40);
        if (text == null) {
            return null;
        }
        if (UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        fault(name, MESSAGES.message("uuid"));
        return null;
    }

    /** Reads a field that holds one of a few words. */
    public <E> E word(String name, Map<String, E> words) {
        String text = text(name, 64);
        E found = words.get(text);
        if (found != null) {
            return found;
        }
        if (!text.isEmpty()) {
            fault(name, MESSAGES.message("word", "words", new AnyOf(List.copyOf(new TreeSet<>(words.keySet())))));
        }
        return words.values().iterator().next();
    }

    /** Reads a list of texts; empty when the field is missing. An item keeps its index even when it is faulty. */
    public List<String> texts(String name, int longest) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items(name)) {
            String itemAt = DataFile.Tree.place(at(name), texts.size());
            texts.add(is(item, JsonNodeType.STRING, itemAt) ? clean(item, itemAt, longest) : "");
        }
        return texts;
    }

    /** Reads a list of objects; empty when the field is missing. */
    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        int index = 0;
        for (JsonNode item : items(name)) {
            String itemAt = DataFile.Tree.place(at(name), index++);
            if (is(item, JsonNodeType.OBJECT, itemAt)) {
                objects.add(new Fields(item, itemAt, tree));
            }
        }
        return objects;
    }

    @Override
    public void fault(String name, Message message) {
        tree.fault(at(name), place, message);
    }

    /** A fault of one item of a list. */
    public void fault(String name, int index, Message message) {
        boolean there = index < node().path(name).size();
        tree.fault(there ? DataFile.Tree.place(at(name), index) : at(name), place, message);
    }

    /** Says that all known fields have been asked for. */
    public void end() {
        refuseOthers(MESSAGES.message("unknown"));
    }

    private String at(String name) {
        return DataFile.Tree.place(place, name);
    }

    private JsonNode items(String name) {
        Optional<JsonNode> list = find(name).filter(value -> is(value, JsonNodeType.ARRAY, at(name)));
        if (list.filter(value -> value.size() > MOST_ITEMS).isPresent()) {
            fault(name, MESSAGES.message("too-many", "most", MOST_ITEMS));
            return MissingNode.getInstance();
        }
        return list.orElse(MissingNode.getInstance());
    }

    private boolean is(JsonNode value, JsonNodeType type, String where) {
        if (value.getNodeType() == type) {
            return true;
        }
        tree.fault(where, place, MESSAGES.message("type", "wanted", words(type), "found", words(value.getNodeType())));
        return false;
    }

    private static Message words(JsonNodeType type) {
        return switch (type) {
            case STRING -> MESSAGES.message("type.text");
            case NUMBER -> MESSAGES.message("type.number");
            case BOOLEAN -> MESSAGES.message("type.truth");
            case ARRAY -> MESSAGES.message("type.list");
            case OBJECT -> MESSAGES.message("type.object");
            default -> MESSAGES.message("type.null");
        };
    }

    private Optional<String> text(String name, Optional<JsonNode> value, int longest) {
        return value.filter(one -> is(one, JsonNodeType.STRING, at(name))).map(one -> clean(one, at(name), longest));
    }

    private String clean(JsonNode value, String where, int longest) {
        String text = BLANKS.matcher(INVISIBLE.matcher(value.textValue()).replaceAll(""))
                .replaceAll(" ")
                .strip();
        if (text.isEmpty()) {
            tree.fault(where, place, MESSAGES.message("empty"));
        } else if (text.length() > longest) {
            tree.fault(where, place, MESSAGES.message("too-long", "most", longest));
        } else if (!isPrintable(text)) {
            tree.fault(where, place, MESSAGES.message("unprintable"));
        } else {
            return text;
        }
        return "";
    }
}
