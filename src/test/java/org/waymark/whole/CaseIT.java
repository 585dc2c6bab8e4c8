package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.certification.Browser.Page;
import org.waymark.journey.admin.ImportData;
import org.waymark.journey.standard.EditStandard;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.StandardId;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** Programs read Standards by CASE 1.1; every answer is held against 1EdTech's own schema. */
class CaseIT {
    private static final StandardId OLD = new StandardId("wwc-2018");
    private static final StandardId NEW = new StandardId("wwc-2022");
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");
    private static final Map<String, String> JSON = Map.of("Accept", "application/json");
    private static final Map<String, String> HTML = Map.of("Accept", "text/html");

    private final AtomicReference<Instant> clock = new AtomicReference<>(BEGIN);
    private Installation waymark;
    private String base;

    @AfterEach
    void ends() {
        waymark.close();
    }

    private void start(TestDatabase kind) {
        waymark = Installation.on(kind, clock::get);
        base = waymark.app.baseUrl() + "/ims/case/v1p1/";
    }

    private void takeIntoUse(StandardId id, String runsFrom, String citiesFrom) {
        int latest = waymark.app
                .journeys
                .standards
                .viewStandards
                .find(id)
                .orElseThrow()
                .latest();
        assertThat(waymark.app.journeys.standards.editStandard.saveUse(id, runsFrom, citiesFrom, latest, "a test"))
                .isInstanceOf(EditStandard.Good.class);
    }

    private void take(String file) {
        clock.set(clock.get().plusSeconds(60));
        assertThat(waymark.app.journeys.admin.importData.standard(file, "a test"))
                .isInstanceOf(ImportData.Done.class);
    }

    private Page get(String path) {
        return new WebBrowser().get(path.startsWith("http") ? path : base + path, JSON);
    }

    /** Asks for one thing and holds the answer against its schema. */
    private JsonNode one(String path) {
        Page page = get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.header("content-type").orElseThrow()).startsWith("application/json");
        assertThat(page.header("access-control-allow-origin")).contains("*");
        assertThat(page.header("cache-control").orElseThrow()).startsWith("public");
        assertThat(page.header("etag")).isPresent();
        String kind = path.replace(base, "").replaceAll("/.*", "");
        JsonNode json = null;
        for (String schema : CaseSchemas.OF_ONE.get(kind)) {
            json = CaseSchemas.valid(schema, page.body());
        }
        return json;
    }

    private JsonNode documents(String query) {
        Page page = get("CFDocuments" + query);
        assertThat(page.status()).as(query + page.body()).isEqualTo(200);
        return CaseSchemas.read(page.body()).path("CFDocuments");
    }

    private List<String> versions(String query) {
        return texts(documents(query), "version");
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }

    private JsonNode document(StandardId id) {
        return documents("?filter=" + encoded("version='" + id + "'")).path(0);
    }

    private JsonNode packed(StandardId id) {
        return one(document(id).at("/CFPackageURI/uri").asText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whatever an answer names by its address, wherever it stands in it. */
    private static void links(JsonNode json, Deque<String> found) {
        if (json.has("uri")) {
            found.add(json.path("uri").asText());
        }
        json.forEach(part -> links(part, found));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_link_from_the_list_on_leads_to_an_answer_that_fits_its_schema(TestDatabase kind) {
        start(kind);
        takeIntoUse(NEW, "2026-12-01", "2027-01-01");
        clock.set(Instant.parse("2027-02-01T10:00:00Z"));
        JsonNode list =
                CaseSchemas.valid("getAllCFDocuments", get("CFDocuments").body());
        assertThat(texts(list.path("CFDocuments"), "version")).containsExactly("wwc-2022", "wwc-2018");
        assertThat(texts(list.path("CFDocuments"), "adoptionStatus")).containsExactly("Adopted", "Deprecated");

        Map<String, Integer> visited = new TreeMap<>();
        Map<String, JsonNode> seen = new LinkedHashMap<>();
        Deque<String> ahead = new ArrayDeque<>();
        links(list, ahead);
        while (!ahead.isEmpty()) {
            String address = ahead.remove().replaceAll("#.*", "");
            assertThat(address).startsWith(base);
            if (seen.containsKey(address)) {
                continue;
            }
            JsonNode json = one(address);
            seen.put(address, json);
            visited.merge(address.replace(base, "").replaceAll("/.*", ""), 1, Integer::sum);
            links(json, ahead);
            String id = address.replaceAll(".*/", "");
            if (address.contains("/CFItems/")) {
                ahead.add(base + "CFItemAssociations/" + id);
            }
            if (json.has("identifier")) {
                assertThat(json.path("uri").asText()).isEqualTo(address);
                assertThat(json.path("identifier").asText()).isEqualTo(id);
            }
        }
        int items = 8 + 32 + 8 + 43;
        assertThat(visited)
                .isEqualTo(Map.of(
                        "CFDocuments",
                        2,
                        "CFPackages",
                        2,
                        "CFItems",
                        items,
                        "CFItemAssociations",
                        items,
                        "CFAssociations",
                        items + 30,
                        "CFAssociationGroupings",
                        1,
                        "CFItemTypes",
                        2,
                        "CFRubrics",
                        2));
        seen.forEach((address, json) -> {
            if (address.contains("/CFPackages/")) {
                assertSameAsAlone(json, seen);
            }
        });
    }

    /** What stands in a package is what its own address says, without the link to the document. */
    private void assertSameAsAlone(JsonNode packed, Map<String, JsonNode> seen) {
        List<JsonNode> parts = new ArrayList<>(List.of(packed.path("CFDocument")));
        packed.path("CFItems").forEach(parts::add);
        packed.path("CFAssociations").forEach(parts::add);
        packed.path("CFRubrics").forEach(parts::add);
        packed.at("/CFDefinitions/CFAssociationGroupings").forEach(parts::add);
        for (JsonNode part : parts) {
            ObjectNode alone = seen.get(part.path("uri").asText()).deepCopy();
            alone.remove(List.of("CFDocumentURI", "CFPackageURI"));
            assertThat(part).isEqualTo(alone);
        }
    }

    @Test
    void a_version_is_a_tree_with_levels_and_a_crosswalk_and_says_nothing_that_is_for_staff() {
        start(TestDatabase.H2);
        takeIntoUse(NEW, "2026-12-01", "2027-01-01");
        JsonNode packed = packed(OLD);
        JsonNode document = packed.path("CFDocument");
        assertThat(document.path("title").asText()).isEqualTo("What Works Cities Certification Standard, 2018–2021");
        assertThat(document.path("statusStartDate").asText()).isEqualTo("2018-01-01");
        assertThat(document.path("statusEndDate").asText()).isEqualTo("2022-07-31");
        assertThat(document.path("description").asText()).isEqualTo("45 criteria in all, of which 32 are here.");
        assertThat(document.path("caseVersion").asText()).isEqualTo("1.1");
        assertThat(document(NEW).path("adoptionStatus").asText()).as("planned").isEqualTo("Draft");

        String id = Criterion.caseId(OLD, new CriterionCode("EV1")).toString();
        JsonNode found = one("CFItemAssociations/" + id);
        JsonNode item = found.path("CFItem");
        assertThat(item.path("humanCodingScheme").asText()).isEqualTo("EV1");
        assertThat(item.path("CFItemType").asText()).isEqualTo("Criterion");
        assertThat(item.at("/CFDocumentURI/identifier")).isEqualTo(document.path("identifier"));
        assertThat(texts(found.path("CFAssociations"), "associationType")).containsExactly("isChildOf", "isPartOf");
        JsonNode area = one(found.at("/CFAssociations/0/destinationNodeURI/uri").asText());
        assertThat(area.path("CFItemType").asText()).isEqualTo("Practice area");
        assertThat(new WebBrowser()
                        .get(area.path("uri").asText(), HTML)
                        .header("content-type")
                        .orElseThrow())
                .as("an area has no page")
                .startsWith("application/json");
        JsonNode above = one("CFItemAssociations/" + area.path("identifier").asText());
        assertThat(StreamSupport.stream(above.path("CFAssociations").spliterator(), false)
                        .map(one -> one.at("/destinationNodeURI/identifier").asText()))
                .contains(document.path("identifier").asText());
        JsonNode crosswalk = found.path("CFAssociations").path(1);
        assertThat(one(crosswalk.at("/destinationNodeURI/uri").asText())
                        .path("humanCodingScheme")
                        .asText())
                .isEqualTo("EVAL1");
        assertThat(one(crosswalk.at("/CFAssociationGroupingURI/uri").asText())
                        .path("title")
                        .asText())
                .startsWith("Crosswalk from");

        JsonNode levels = packed(NEW).at("/CFRubrics/0/CFRubricCriteria/0/CFRubricCriterionLevels");
        assertThat(texts(levels, "quality")).containsExactly("Silver", "Gold", "Platinum");
        assertThat(texts(levels, "score")).containsExactly("22", "30", "37");
        assertThat(packed(NEW).toString()).contains("Core: without it, a city reaches no level.");
        assertThat(packed.toString() + packed(NEW))
                .doesNotContain("onfidence", "nferred", "rovisional", "Waymark's", "Rounding up");

        JsonNode types = one(item.at("/CFItemTypeURI/uri").asText()).path("CFItemTypes");
        assertThat(texts(types, "title")).containsExactly("Criterion");
        JsonNode both = one(area.at("/CFItemTypeURI/uri").asText()).path("CFItemTypes");
        assertThat(texts(both, "hierarchyCode")).containsExactly("1", "1.1");
    }

    @Test
    void a_draft_is_shown_as_one_until_it_is_taken_into_use() {
        start(TestDatabase.H2);
        String criterion = Criterion.caseId(NEW, new CriterionCode("EVAL1")).toString();
        assertThat(versions("")).containsExactlyInAnyOrder("wwc-2022", "wwc-2018");
        assertThat(document(NEW).path("adoptionStatus").asText()).isEqualTo("Draft");
        JsonNode item = one("CFItems/" + criterion);
        WebBrowser.Page page = new WebBrowser().get(base + "CFItems/" + criterion, HTML);
        assertThat(page.body()).contains("EVAL1", "form=json");
        takeIntoUse(NEW, "2026-11-01", "");
        assertThat(document(NEW).path("adoptionStatus").asText()).isEqualTo("Adopted");
        takeIntoUse(NEW, "", "");
        assertThat(document(NEW).path("adoptionStatus").asText()).isEqualTo("Draft");
        assertThat(one("CFItems/" + criterion).path("fullStatement")).isEqualTo(item.path("fullStatement"));
    }

    private static final String SMALL = """
            {"id": "small", "title": "A small Standard", "criteriaCount": 2, "rounding": "up",
             "areas": [{"code": "A", "title": "Area"}, {"code": "B", "title": "Other"}],
             "levels": [{"code": "silver", "title": "Silver", "percent": 51, "points": 2}],
             "criteria": [
               {"code": "A1", "area": "Area", "title": "One", "statement": "It is so.", "timeBoundMonths": 12},
               {"code": "A2", "area": "Area", "title": "Two", "statement": "It is so.", "prerequisites": ["A1"]}]}""";

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void identifiers_stay_when_codes_and_titles_and_the_word_of_a_relation_change(TestDatabase kind) {
        start(kind);
        take(SMALL);
        takeIntoUse(new StandardId("small"), "2026-12-01", "");
        JsonNode before = packed(new StandardId("small"));
        assertThat(texts(before.path("CFItems"), "humanCodingScheme")).containsExactly("A", "A1", "A2", "B");
        assertThat(before.path("CFItems").path(1).path("notes").asText())
                .isEqualTo("Evidence may lie back at most 12 months.");
        JsonNode precedes = before.path("CFAssociations").path(4);
        assertThat(precedes.path("associationType").asText()).isEqualTo("precedes");
        assertThat(precedes.at("/originNodeURI/title").asText()).isEqualTo("A1 One");
        assertThat(precedes.at("/destinationNodeURI/title").asText()).isEqualTo("A2 Two");

        // The code of an area goes to a new one; another area has another title.
        take(SMALL.replace("{\"code\": \"A\", \"title\": \"Area\"}, {\"code\": \"B\", \"title\": \"Other\"}", """
                        {"code": "C", "title": "Area"}, {"code": "B", "title": "Another"},
                        {"code": "A", "title": "New"}""")
                .replace("\"code\": \"A1\"", "\"code\": \"A9\", \"formerly\": \"A1\"")
                .replace("[\"A1\"]", "[\"A9\"]"));
        JsonNode after = packed(new StandardId("small"));
        assertThat(texts(after.path("CFItems"), "humanCodingScheme")).containsExactly("C", "A9", "A2", "B", "A");
        assertThat(texts(after.path("CFItems"), "identifier"))
                .startsWith(texts(before.path("CFItems"), "identifier").toArray(String[]::new))
                .doesNotHaveDuplicates();
        assertThat(texts(after.path("CFAssociations"), "identifier"))
                .containsAll(texts(before.path("CFAssociations"), "identifier"));
        assertThat(one("CFItems/"
                                + before.path("CFItems")
                                        .path(3)
                                        .path("identifier")
                                        .asText())
                        .path("abbreviatedStatement")
                        .asText())
                .isEqualTo("Another");

        CriterionRef from = CriterionRef.of("wwc-2018", "DG1");
        CriterionRef to = CriterionRef.of("small", "A2");
        String id = null;
        for (AssociationType type : AssociationType.values()) {
            clock.set(clock.get().plusSeconds(60));
            waymark.app.journeys.standards.editCrosswalk.put(
                    new Association(from, to, type, "Only for staff", false),
                    waymark.app
                            .journeys
                            .standards
                            .editCrosswalk
                            .find(from, to)
                            .map(event -> event.at())
                            .orElse(null),
                    "a test");
            JsonNode relation = StreamSupport.stream(
                            packed(new StandardId("small"))
                                    .path("CFAssociations")
                                    .spliterator(),
                            false)
                    .filter(one -> one.has("CFAssociationGroupingURI"))
                    .findFirst()
                    .orElseThrow();
            assertThat(relation.path("associationType").asText()).isEqualTo(type.word());
            assertThat(relation.has("notes")).isFalse();
            assertThat(id == null || id.equals(relation.path("identifier").asText()))
                    .isTrue();
            id = relation.path("identifier").asText();
            assertThat(one("CFAssociations/" + id).at("/CFDocumentURI/identifier"))
                    .isEqualTo(document(OLD).path("identifier"));
        }
    }

    @Test
    void documents_come_in_pages_in_any_order_filtered_and_cut() {
        start(TestDatabase.H2);
        takeIntoUse(NEW, "2026-12-01", "2027-01-01");
        for (String name : List.of("alpha", "Beta", "gamma")) {
            String id = name.toLowerCase(Locale.ROOT);
            take(SMALL.replace("\"small\"", "\"" + id + "\"").replace("A small Standard", name));
            takeIntoUse(new StandardId(id), "2026-12-0" + (id.charAt(0) - 'a' + 2), "");
        }
        assertThat(versions(""))
                .containsExactly("gamma", "beta", "alpha", "wwc-2022", "wwc-2018")
                .as("the newest first, as staff see them");
        pages();
        assertThat(texts(documents("?sort=title&orderBy=asc&limit=3"), "title"))
                .containsExactly("alpha", "Beta", "gamma");
        assertThat(versions("?sort=title&orderBy=desc&limit=2")).containsExactly("wwc-2022", "wwc-2018");
        assertThat(versions("?sort=statusStartDate&limit=2")).containsExactly("wwc-2018", "wwc-2022");
        assertThat(versions("?sort=statusStartDate&orderBy=desc&limit=2")).containsExactly("wwc-2022", "wwc-2018");

        Map<String, List<String>> filters = new LinkedHashMap<>();
        filters.put("title='BETA'", List.of("beta"));
        filters.put("title!='beta' AND version!='gamma'", List.of("alpha", "wwc-2022", "wwc-2018"));
        filters.put("title='alpha' OR title~'2018'", List.of("alpha", "wwc-2018"));
        filters.put("title~'CERTIFICATION'", List.of("wwc-2022", "wwc-2018"));
        filters.put("statusStartDate>'2018-01-01'", List.of("wwc-2022"));
        filters.put("statusStartDate>='2018-01-01'", List.of("wwc-2022", "wwc-2018"));
        filters.put("statusStartDate<'2022-01-01'", List.of("wwc-2018"));
        filters.put("statusEndDate<='2022-07-31'", List.of("wwc-2018"));
        filters.put("lastChangeDateTime>'2026-11-20T10:00:00.000Z'", List.of("gamma", "beta", "alpha"));
        filters.put("lastChangeDateTime='2026-11-20T10:00:00.000Z'", List.of("wwc-2022", "wwc-2018"));
        filters.put("CFPackageURI.title~'2022'", List.of("wwc-2022"));
        filters.put("subject='anything'", List.of());
        filters.put("title~''", List.of("gamma", "beta", "alpha", "wwc-2022", "wwc-2018"));
        filters.forEach((filter, found) ->
                assertThat(versions("?filter=" + encoded(filter))).as(filter).isEqualTo(found));

        JsonNode cut = documents("?fields=identifier,title&limit=1").path(0);
        assertThat(cut.fieldNames()).toIterable().containsExactly("identifier", "title");
        assertThat(documents("?fields=identifier&fields=subject").path(0).fieldNames())
                .toIterable()
                .containsExactly("identifier");
    }

    private void pages() {
        Page page = get("CFDocuments?limit=2&filter=" + encoded("title!='gamma'"));
        assertThat(page.header("x-total-count")).contains("4");
        List<String> found = new ArrayList<>();
        while (true) {
            JsonNode json = CaseSchemas.valid("getAllCFDocuments", page.body());
            found.addAll(texts(json.path("CFDocuments"), "version"));
            String next = relation(page, "next");
            if (next == null) {
                break;
            }
            assertThat(relation(page, "first")).contains("offset=0");
            assertThat(relation(page, "last")).contains("offset=2");
            page = get(next);
        }
        assertThat(found).containsExactly("beta", "alpha", "wwc-2022", "wwc-2018");
        assertThat(get(relation(page, "prev")).body()).contains("\"version\":\"beta\"");
        Page beyond = get("CFDocuments?offset=99");
        assertThat(beyond.body()).isEqualTo("{\"CFDocuments\":[]}");
        assertThat(beyond.header("x-total-count")).contains("5");
        assertThat(get("CFDocuments").header("link").orElseThrow()).contains("limit=100&offset=0");
    }

    private static String relation(Page page, String name) {
        for (String link : page.header("link").orElseThrow().split(", ")) {
            if (link.endsWith("; rel=\"" + name + "\"")) {
                return link.replaceAll("^<(.*)>.*", "$1");
            }
        }
        return null;
    }

    @Test
    void what_is_wrong_is_told_in_the_words_of_case() throws Exception {
        start(TestDatabase.H2);
        Map<String, String> refused = new LinkedHashMap<>();
        String filter = "CFDocuments?filter=";
        String id = document(OLD).path("identifier").asText();
        for (String query : List.of(
                "limit=0",
                "limit=-1",
                "limit=x",
                "limit=9999999999",
                "limit=",
                "limit=1&limit=2",
                "offset=-1",
                "offset=1.5",
                "orderBy=up",
                "orderBy=ASC",
                "fields=",
                "fields=identifier,",
                "fields=nothing",
                "fields=identifier,title;drop",
                "fields=" + "identifier,".repeat(60) + "identifier",
                "fields=%00")) {
            refused.put("CFDocuments?" + query, "400 invalid_selection_field");
        }
        refused.put("CFDocuments?sort=nothing", "400 invalid_sort_field");
        refused.put("CFDocuments?sort=", "400 invalid_sort_field");
        for (String hostile : List.of(
                "",
                "title",
                "title=",
                "title='",
                "title='a",
                "title=a",
                "title=='a'",
                "='a'",
                "nothing='a'",
                "title='a' and title='b'",
                "title='a'AND title='b'",
                "title='a' AND ",
                "title='a' XOR title='b'",
                "title='a' AND title='b' AND title='c'",
                "title='it''s'",
                "title='a' ",
                " title='a'",
                "title='a'; drop table standard",
                "CFPackageURI.nothing='a'",
                "title.title='a'",
                ".='a'",
                "title='" + "a".repeat(600) + "'",
                "(".repeat(400),
                "title~'" + "'".repeat(300),
                "a.".repeat(200),
                "title=‘a’",
                "\u0000")) {
            refused.put(filter + encoded(hostile), "400 invalid_selection_field");
        }
        for (String kind : List.of(
                "CFDocuments",
                "CFPackages",
                "CFItems",
                "CFItemAssociations",
                "CFAssociations",
                "CFAssociationGroupings",
                "CFConcepts",
                "CFItemTypes",
                "CFLicenses",
                "CFRubrics",
                "CFSubjects")) {
            refused.put(kind + "/" + UUID.randomUUID(), "404 unknownobject");
            refused.put(
                    kind + "/" + (kind.matches("CFDocuments|CFPackages") ? id.replace('-', '_') : id + "0"),
                    "404 invalid_uuid");
            refused.put(kind + "/%3Cscript%3E", "404 invalid_uuid");
        }
        refused.put("CFItems/" + id, "404 unknownobject");
        refused.put("CFThings/" + id, "404 unknownobject");
        refused.put("CFItems", "404 unknownobject");
        refused.forEach((path, answer) -> {
            Page page = get(path);
            JsonNode info = CaseSchemas.valid("imsx_StatusInfo", page.body());
            assertThat(page.status() + " "
                            + info.at("/imsx_codeMinor/imsx_codeMinorField/0/imsx_codeMinorFieldValue")
                                    .asText())
                    .as(path)
                    .isEqualTo(answer);
            assertThat(info.path("imsx_codeMajor").asText()).isEqualTo("failure");
            assertThat(page.header("content-type").orElseThrow()).startsWith("application/json");
            assertThat(page.header("access-control-allow-origin")).contains("*");
            assertThat(page.header("cache-control")).contains("no-store");
            assertThat(page.body()).doesNotContain("<script", "drop table");
        });
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            HttpResponse<String> answer = send(method);
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(CaseSchemas.valid("imsx_StatusInfo", answer.body())
                            .path("imsx_codeMajor")
                            .asText())
                    .isEqualTo("unsupported");
        }
        assertThat(new WebBrowser().get(base + "CFItems/" + id, HTML).body()).contains("<h1>");
    }

    @Test
    void what_the_server_cannot_do_is_told_in_the_same_form() {
        start(TestDatabase.H2);
        try (Database database = waymark.openDatabase()) {
            database.useTransaction(handle -> handle.execute("alter table association rename to gone"));
            Page page = get("CFDocuments");
            assertThat(page.status()).isEqualTo(500);
            assertThat(CaseSchemas.valid("imsx_StatusInfo", page.body())
                            .at("/imsx_codeMinor/imsx_codeMinorField/0/imsx_codeMinorFieldValue")
                            .asText())
                    .isEqualTo("internal_server_error");
            database.useTransaction(handle -> handle.execute("alter table gone rename to association"));
        }
        assertThat(get("CFDocuments").status()).isEqualTo(200);
    }

    private HttpResponse<String> send(String method) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base + "CFDocuments"))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CFDocuments", "CFPackages/", "discovery/imscasev1p1_openapi3_v1p0.json"})
    void who_has_it_already_is_told_so_until_something_changes(String path) {
        start(TestDatabase.H2);
        String address =
                path.endsWith("/") ? path + document(OLD).path("identifier").asText() : path;
        Page page = get(address);
        String tag = page.header("etag").orElseThrow();
        String day = page.header("last-modified").orElseThrow();
        Page again = new WebBrowser().get(base + address, Map.of("If-None-Match", "\"other\", " + tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(new WebBrowser()
                        .get(base + address, Map.of("If-Modified-Since", day))
                        .status())
                .isEqualTo(304);
        clock.set(BEGIN.plusSeconds(90));
        takeIntoUse(NEW, "2026-12-01", "2027-01-01");
        boolean fixed = path.startsWith("discovery");
        assertThat(new WebBrowser()
                        .get(base + address, Map.of("If-None-Match", tag))
                        .status())
                .isEqualTo(fixed ? 304 : 200);
        assertThat(new WebBrowser()
                        .get(base + address, Map.of("If-Modified-Since", day))
                        .status())
                .isEqualTo(fixed ? 304 : 200);
    }

    @Test
    void the_description_names_every_address_that_answers() {
        start(TestDatabase.H2);
        JsonNode description =
                CaseSchemas.read(get("discovery/imscasev1p1_openapi3_v1p0.json").body());
        assertThat(description.path("openapi").asText()).startsWith("3.");
        assertThat(description.at("/servers/0/url").asText() + "/").isEqualTo(base);
        Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .fieldNames()
                .forEachRemaining(path -> described.add(path.replace("{sourcedId}", "{id}")));
        Set<String> served = new TreeSet<>();
        Routes.under(waymark.app, "/ims/case/v1p1/CF")
                .forEach(route -> served.add(route.path().replace("/ims/case/v1p1", "")));
        assertThat(described).isEqualTo(served);
    }
}
