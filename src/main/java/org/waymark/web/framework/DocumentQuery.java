package org.waymark.web.framework;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.web.Form;

/**
 * A question for documents: which ones, in which order, how many of them, and what of each.
 *
 * @param sort the field by which they are sorted; null for the usual order
 * @param fields what is wanted of each; empty for everything
 * @param told the parameters as they came, without those of the page
 */
record DocumentQuery(
        int limit,
        int offset,
        @Nullable String sort,
        boolean descending,
        DocumentFilter filter,
        List<String> fields,
        Map<String, String> told) {
    private static final int USUAL_LIMIT = 100;
    private static final int LONGEST = 500;

    /**
     * The documents of one page.
     *
     * @param total how many there are on all pages
     * @param links the addresses of other pages, by their relation to this one
     */
    record Found(List<Map<String, Object>> documents, int total, Map<String, String> links) {
        Found {
            documents = List.copyOf(documents);
            links = new LinkedHashMap<>(links);
        }
    }

    DocumentQuery {
        fields = List.copyOf(fields);
        told = new LinkedHashMap<>(told);
    }

    /** @throws CaseRefusal when it is not understood: whoever misspelled something would not see that it was left out */
    static DocumentQuery read(Form form) {
        Map<String, String> told = new LinkedHashMap<>();
        for (String name : List.of("sort", "orderBy", "filter")) {
            String value = form.get(name);
            if (value != null) {
                told.put(name, value);
            }
        }
        List<String> wanted = form.all("fields");
        if (!wanted.isEmpty()) {
            told.put("fields", String.join(",", wanted));
        }
        String sort = told.get("sort");
        if (sort != null && !DocumentFields.isName(sort)) {
            throw CaseRefusal.sort("Documents cannot be sorted by this.");
        }
        String order = told.getOrDefault("orderBy", "asc");
        if (!order.equals("asc") && !order.equals("desc")) {
            throw CaseRefusal.selection("The order is asc or desc.");
        }
        String filter = told.get("filter");
        return new DocumentQuery(
                number(form.get("limit"), USUAL_LIMIT, 1),
                number(form.get("offset"), 0, 0),
                sort,
                order.equals("desc"),
                filter == null ? DocumentFilter.NONE : DocumentFilter.read(filter),
                fields(told.get("fields")),
                told);
    }

    private static int number(@Nullable String text, int usual, int least) {
        if (text == null) {
            return usual;
        }
        if (!text.matches("[0-9]{1,9}+") || Integer.parseInt(text) < least) {
            throw CaseRefusal.selection("Limit and offset are whole numbers; the limit is at least 1.");
        }
        return Integer.parseInt(text);
    }

    private static List<String> fields(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<String> names = text.length() > LONGEST ? List.of() : Arrays.asList(text.split(",", -1));
        if (names.isEmpty() || !names.stream().allMatch(DocumentFields::isName)) {
            throw CaseRefusal.selection("The fields are names of fields of a document, with commas between.");
        }
        return names;
    }

    /**
     * Answers the question.
     *
     * @param all documents in their usual order
     * @param address of the list
     */
    Found answer(List<Map<String, Object>> all, String address) {
        Comparator<String> order = DocumentFields.order();
        List<Map<String, Object>> found = new ArrayList<>(
                all.stream().filter(one -> filter.takes(one, order)).toList());
        String by = sort;
        if (by != null) {
            Comparator<String> wanted = descending ? order.reversed() : order;
            // What has no value comes last, whatever the order.
            found.sort(Comparator.comparing(
                    one -> DocumentFields.find(one, by).orElse(null), Comparator.nullsLast(wanted)));
        }
        int from = Math.min(offset, found.size());
        int to = Math.min(found.size(), from + limit);
        return new Found(
                found.subList(from, to).stream().map(this::cut).toList(), found.size(), links(found.size(), address));
    }

    private Map<String, Object> cut(Map<String, Object> document) {
        if (fields.isEmpty()) {
            return document;
        }
        Map<String, Object> cut = new LinkedHashMap<>(document);
        cut.keySet().retainAll(fields);
        return cut;
    }

    private Map<String, String> links(int total, String address) {
        Map<String, String> links = new LinkedHashMap<>();
        if (offset + (long) limit < total) {
            links.put("next", page(address, offset + limit));
        }
        if (offset > 0) {
            links.put("prev", page(address, Math.max(0, offset - limit)));
        }
        links.put("first", page(address, 0));
        links.put("last", page(address, total == 0 ? 0 : (total - 1) / limit * limit));
        return links;
    }

    private String page(String address, int start) {
        Stream<Map.Entry<String, ?>> page = Stream.of(Map.entry("limit", limit), Map.entry("offset", start));
        return address + "?"
                + String.join(
                        "&",
                        Stream.concat(page, told.entrySet().stream())
                                .map(one -> one.getKey() + "="
                                        + URLEncoder.encode(one.getValue().toString(), StandardCharsets.UTF_8))
                                .toList());
    }
}
