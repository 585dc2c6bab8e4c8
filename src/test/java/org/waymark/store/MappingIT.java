package org.waymark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.PropagateNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stores write and read without a line of their own, on both databases. */
class MappingIT {
    private record ThingId(UUID value) {}

    private record Code(String value) {}

    private enum Kind {
        SMALL,
        GREAT
    }

    private record Thing(
            ThingId id,
            @Nullable Code code,
            @Nullable Instant madeAt,
            @Nullable Kind kind,
            @Nullable URI address,
            @Nullable Integer number,
            @Nullable Set<Kind> kinds,
            @Nullable Set<String> scopes,
            @Nullable List<String> steps) {}

    public record Owner(@PropagateNull Code code, int number) {}

    private record Owned(
            ThingId id, @Nested("owner") @Nullable Owner owner) {}

    private static final String SELECT =
            "select id, code, made_at, kind, address, number, kinds, scopes, steps from thing";
    private static final Thing FULL = new Thing(
            new ThingId(UUID.randomUUID()),
            new Code("a"),
            Rows.NOON,
            Kind.GREAT,
            URI.create("https://lms.example/a?b=1"),
            7,
            Set.of(Kind.GREAT, Kind.SMALL),
            Set.of("b", "a"),
            List.of("second", "first"));
    private static final Thing BARE =
            new Thing(new ThingId(UUID.randomUUID()), null, null, null, null, null, null, null, null);

    private static void make(Handle handle) {
        handle.execute("""
                create table thing (id uuid primary key, code varchar(20), made_at timestamp with time zone,
                  kind varchar(20), address varchar(200), number integer, kinds varchar(200), scopes varchar(200),
                  steps varchar(200))
                """);
        for (Thing thing : List.of(FULL, BARE)) {
            handle.createUpdate("""
                            insert into thing (id, code, made_at, kind, address, number, kinds, scopes, steps)
                            values (:id, :code, :at, :kind, :address, :number, :kinds, :scopes, :steps)
                            """)
                    .bind("id", thing.id())
                    .bind("code", thing.code())
                    .bind("at", thing.madeAt())
                    .bind("kind", thing.kind())
                    .bind("address", thing.address())
                    .bind("number", thing.number())
                    .bind("kinds", thing.kinds())
                    .bind("scopes", thing.scopes())
                    .bind("steps", thing.steps())
                    .execute();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_is_bound_comes_back_the_same_and_nothing_as_nothing(TestDatabase kind) {
        try (Database database = kind.open()) {
            database.useTransaction(handle -> {
                make(handle);
                for (Thing thing : List.of(FULL, BARE)) {
                    assertThat(handle.createQuery(SELECT + " where id = :id")
                                    .bind("id", thing.id())
                                    .mapTo(Thing.class)
                                    .one())
                            .isEqualTo(thing);
                }
                assertThat(handle.createQuery("""
                                        select number, steps, scopes, kinds, address, kind, made_at, code, id from thing
                                        where code = :code
                                        """)
                                .bind("code", FULL.code())
                                .mapTo(Thing.class)
                                .one())
                        .as("by the names of the columns, whatever their order in this statement and others")
                        .isEqualTo(FULL);
                assertThat(handle.createQuery("select id from thing where id in (<ids>) order by code")
                                .bindList("ids", List.of(BARE.id(), FULL.id()))
                                .mapTo(ThingId.class)
                                .list())
                        .containsExactly(FULL.id(), BARE.id());
                assertThat(handle.createQuery("select code from thing where id = :id")
                                .bind("id", BARE.id())
                                .mapTo(Code.class)
                                .findOne())
                        .isEmpty();
                assertThat(handle.createQuery("select scopes from thing where id = :id")
                                .bind("id", FULL.id())
                                .mapTo(String.class)
                                .one())
                        .as("one order for one set")
                        .isEqualTo("a b");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_id_that_is_not_there_is_searched_for_and_written_as_null(TestDatabase kind) {
        try (Database database = kind.open()) {
            database.useTransaction(handle -> {
                make(handle);
                ThingId nobody = null;
                Instant never = null;
                assertThat(handle.createQuery("""
                                        select count(*) from thing
                                        where cast(:id as uuid) is null or id = cast(:id as uuid)
                                        """)
                                .bind("id", nobody)
                                .mapTo(Integer.class)
                                .one())
                        .isEqualTo(2);
                handle.createUpdate("update thing set code = :code, made_at = coalesce(:at, made_at)")
                        .bind("code", (Code) null)
                        .bind("at", never)
                        .execute();
                assertThat(handle.createQuery(SELECT + " where id = :id")
                                .bind("id", FULL.id())
                                .mapTo(Thing.class)
                                .one())
                        .satisfies(thing -> {
                            assertThat(thing.code()).isNull();
                            assertThat(thing.madeAt()).isEqualTo(Rows.NOON);
                        });
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_record_inside_another_is_null_where_the_row_has_none(TestDatabase kind) {
        try (Database database = kind.open()) {
            database.useTransaction(handle -> {
                make(handle);
                assertThat(handle.createQuery("""
                                        select id, code as owner_code, number as owner_number from thing
                                        order by case when code is null then 1 else 0 end
                                        """).mapTo(Owned.class).list())
                        .containsExactly(new Owned(FULL.id(), new Owner(new Code("a"), 7)), new Owned(BARE.id(), null));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_row_of_another_shape_than_the_record_is_refused(TestDatabase kind) {
        try (Database database = kind.open()) {
            database.useTransaction(handle -> {
                make(handle);
                for (String select : List.of(
                        SELECT.replace("kinds,", "kinds, code as other,"),
                        SELECT.replace("made_at,", ""),
                        SELECT.replace("made_at,", "made_at as mad_at,"),
                        SELECT.replace("select id,", "select"),
                        SELECT.replace("kinds,", "kinds, code as id,"))) {
                    assertThatThrownBy(() -> handle.createQuery(select)
                                    .mapTo(Thing.class)
                                    .list())
                            .as(select)
                            .isInstanceOf(IllegalArgumentException.class);
                }
            });
        }
    }
}
