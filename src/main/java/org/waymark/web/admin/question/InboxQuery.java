package org.waymark.web.admin.question;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.people.CityId;
import org.waymark.question.QuestionFilter;
import org.waymark.question.QuestionState;
import org.waymark.question.Topic;
import org.waymark.web.Form;

/** What was asked of the list, as it stands in addresses; anything odd leaves a thing open. */
record InboxQuery(QuestionFilter filter) {

    static InboxQuery of(Form query) {
        return new InboxQuery(new QuestionFilter(
                word(QuestionState.values(), query.text("state")),
                word(Topic.values(), query.text("topic")),
                query.id("city", CityId::new).orElse(null)));
    }

    private static <E extends Enum<E>> @Nullable E word(E[] words, String name) {
        return Arrays.stream(words)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    boolean isAny() {
        return !filter.equals(QuestionFilter.ALL);
    }

    /** The part of an address that asks for it; empty for all questions. */
    String address() {
        String query = Stream.of(
                        part("state", filter.state()), part("topic", filter.topic()), part("city", filter.city()))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String part(String name, @Nullable Object value) {
        return value == null ? "" : name + "=" + value;
    }
}
