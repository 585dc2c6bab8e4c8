package org.waymark.language;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The messages of a room, from {@code messages.properties} in the folder of its package (ICU message patterns with
 * named arguments). Safe for many threads.
 *
 * <p>Arguments come as name and value in turn. A value is text, a number, a day ({@link java.time.LocalDate}), a moment
 * ({@link java.time.Instant}), a truth, a word of an enum, a {@link Message}, a list of these (joined with "and") or
 * {@link AnyOf} them.
 */
public final class Messages {
    private static final String ROOT = "org.waymark.";

    private final String room;

    private Messages(String room) {
        this.room = room;
    }

    /** Returns the messages of the room in which a class stands. */
    public static Messages of(Class<?> inRoom) {
        return new Messages(inRoom.getPackageName().substring(ROOT.length()).replace('.', '/'));
    }

    /** Returns the messages of a room by its path, such as {@code web/learner}. */
    public static Messages of(String room) {
        return new Messages(room);
    }

    /** Words a message in the language of the reader. */
    public String say(String key, Object... arguments) {
        return message(key, arguments).words();
    }

    /** Words a word of an enum, whose key is its type and its name: {@code Outcome.AWARDED}. */
    public String say(Enum<?> word, Object... arguments) {
        return message(word, arguments).words();
    }

    /** Returns a message as a fact, to be kept and worded when it is shown. */
    public Message message(String key, Object... arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put((String) arguments[i], arguments[i + 1]);
        }
        return new Message(room, key, named);
    }

    /** Returns a word of an enum as a fact. */
    public Message message(Enum<?> word, Object... arguments) {
        return message(word.getDeclaringClass().getSimpleName() + "." + word.name(), arguments);
    }
}
