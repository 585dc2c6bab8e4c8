package org.waymark.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** A database of version 0.1 ends with the same two Standards as a new one, and what rests on them stays. */
class StandardMigrationIT {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final String LAST_OF_0_1 = "22";
    private static final StandardId OLD = new StandardId("wwc-2018");
    private static final JsonNode SHIPPED = shipped();

    private final Standards standards = new Standards();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_upgraded_database_has_the_standards_of_a_new_one(TestDatabase kind) {
        List<Standard> fresh;
        try (Database database = kind.open()) {
            fresh = database.inTransaction(handle -> {
                standards.addBuiltIn(handle, NOW);
                return standards.list(handle);
            });
        }
        upgraded(kind, handle -> {}, handle -> {
            assertThat(standards.list(handle)).isEqualTo(fresh);
            assertThat(standards
                            .put(handle, StandardFile.builtIn(), new Standard.Change(NOW, "Somebody"))
                            .changedNothing())
                    .isTrue();
            assertThat(standards.listRevisions(handle, OLD)).hasSize(1);
        });
    }

    /** Badges point to addresses that end in the identifier which 0.1 made of Standard and code. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_address_in_a_badge_of_0_1_leads_to_the_criterion_that_it_led_to(TestDatabase kind) {
        upgraded(kind, handle -> {}, handle -> {
            Map<String, String> titles = new HashMap<>();
            SHIPPED.path("criteria").forEach(one -> {
                UUID id =
                        Criterion.caseId(OLD, new CriterionCode(one.path("code").asText()));
                String code = one.path("code").asText();
                titles.put(
                        code, standards.findCriterion(handle, id).orElseThrow().title());
                assertThat(titles.get(code)).isEqualTo(one.path("title").asText());
            });
            assertThat(titles).hasSize(29);
            Standard now = standards.find(handle, OLD).orElseThrow();
            assertThat(now.criteria().stream().map(Criterion::caseId).distinct())
                    .hasSize(32);
            assertThat(now.findCriterion(new CriterionCode("SE3")).orElseThrow().title())
                    .isEqualTo(titles.get("SE4"));
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_refers_to_a_corrected_code_follows_and_a_badge_says_what_it_said(TestDatabase kind) {
        UUID city = UUID.randomUUID();
        String badge = "{\"targetCode\":\"SE4\"}";
        upgraded(
                kind,
                handle -> {
                    handle.execute("insert into opportunity values ('o', 'O', 'COURSE', false, 's', '[]', '[]')");
                    handle.execute("""
                            insert into run (slug, opportunity, start_date, start_inferred, contents, outcomes, standard,
                            provisional, notes) values ('r', 'o', '2019-01-01', false, '[]', '[]', 'wwc-2018', false, '[]')
                            """);
                    for (String code : List.of("SE3", "SE4", "RDC3")) {
                        handle.execute("insert into run_alignment values ('r', 'wwc-2018', ?)", code);
                    }
                    handle.execute(
                            "insert into city (id, name, people, completions, created_at) values (?, 'Aville', 1, 1, now())",
                            city);
                    handle.execute(
                            "insert into city_criterion (city_id, standard, criterion, supported) values (?, 'wwc-2018', 'SE4', 7)",
                            city);
                    handle.execute(
                            "insert into credential (id, learner_id, run_id, edition, verification_code, facts, json, jwt,"
                                    + " issued_at) values (?, ?, 'r', 1, 'C', ?, ?, 'j', now())",
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            badge,
                            badge);
                },
                handle -> {
                    assertThat(strings(handle, "select criterion from run_alignment order by criterion"))
                            .containsExactly("RDC4", "SE3", "SE5");
                    assertThat(strings(handle, "select criterion from city_support"))
                            .containsExactly("SE3");
                    assertThat(strings(handle, "select json from credential")).containsExactly(badge);
                    assertThat(strings(handle, "select facts from credential")).containsExactly(badge);
                });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_an_administrator_changed_in_0_1_is_left_alone(TestDatabase kind) {
        upgraded(
                kind,
                handle -> {
                    handle.execute("update criterion set title = 'Skills of Partners' where code = 'SE3'");
                    handle.execute("update criterion set note = 'Ours' where code = 'OD2'");
                    handle.execute("update criterion set code = 'GM8', title = 'Ours' where code = 'GM3'");
                    handle.execute("update standard set notes = '[\"Ours\"]'");
                },
                handle -> {
                    Standard now = standards.find(handle, OLD).orElseThrow();
                    assertThat(now.notes()).containsExactly("Ours");
                    assertThat(title(now, "SE3")).isEqualTo("Skills of Partners");
                    // Its code is not free, so the next one stays too, and nothing is added beside it.
                    assertThat(title(now, "SE4")).isEqualTo("Collaboration with Data Users");
                    assertThat(now.findCriterion(new CriterionCode("SE5"))).isEmpty();
                    assertThat(title(now, "GM8")).isEqualTo("Ours");
                    assertThat(now.findCriterion(new CriterionCode("OD2"))
                                    .orElseThrow()
                                    .note())
                            .isEqualTo("Ours");
                    // The rest is corrected all the same.
                    assertThat(title(now, "RDC4")).isEqualTo("Vendor Incentives Aligned");
                    assertThat(now.criteria()).hasSize(30);
                });
    }

    private static String title(Standard standard, String code) {
        return standard.findCriterion(new CriterionCode(code)).orElseThrow().title();
    }

    private static List<String> strings(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(String.class).list();
    }

    /** Makes a database of 0.1, changes something in it, opens it as it is opened today, and looks. */
    private void upgraded(TestDatabase kind, Consumer<Handle> before, Consumer<Handle> after) {
        String url = kind.urlWithoutTables();
        String user = kind.user();
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:sql/migration")
                .target(LAST_OF_0_1)
                .load()
                .migrate();
        Jdbi.create(url, user, "").useTransaction(handle -> {
            insertShipped(handle);
            before.accept(handle);
        });
        try (Database database = Database.open(url, user, "")) {
            database.useTransaction(handle -> {
                standards.addBuiltIn(handle, NOW);
                after.accept(handle);
            });
        }
    }

    private static void insertShipped(Handle handle) {
        handle.execute(
                "insert into standard values (?, ?, 45, 'UP', true, ?, true)",
                SHIPPED.path("id").asText(),
                SHIPPED.path("title").asText(),
                SHIPPED.path("notes").toString());
        Map<String, String> areas = new HashMap<>();
        int place = 0;
        for (JsonNode area : SHIPPED.path("areas")) {
            areas.put(area.path("title").asText(), area.path("code").asText());
            handle.execute(
                    "insert into practice_area values ('wwc-2018', ?, ?, ?)",
                    area.path("code").asText(),
                    area.path("title").asText(),
                    place++);
        }
        for (JsonNode level : SHIPPED.path("levels")) {
            handle.execute(
                    "insert into standard_level values ('wwc-2018', ?, ?, ?, ?, ?, ?)",
                    level.path("code").asText(),
                    level.path("title").asText(),
                    level.path("percent").asInt(),
                    level.path("points").asInt(),
                    level.path("provisional").asBoolean(),
                    level.path("note").asText());
        }
        place = 0;
        for (JsonNode one : SHIPPED.path("criteria")) {
            handle.execute(
                    "insert into criterion values ('wwc-2018', ?, ?, ?, ?, ?, ?, ?, ?)",
                    one.path("code").asText(),
                    areas.get(one.path("area").asText()),
                    one.path("title").asText(),
                    one.path("statement").asText(),
                    one.has("timeBoundMonths") ? one.path("timeBoundMonths").asInt() : null,
                    one.path("provisional").asBoolean(),
                    one.path("note").asText(),
                    place++);
        }
    }

    private static JsonNode shipped() {
        try (InputStream in = Objects.requireNonNull(
                StandardMigrationIT.class.getResourceAsStream("/standard/standard-of-0.1.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
