package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.Covers;
import org.waymark.id.RegistrationId;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class PeopleIT {
    private final Cities cities = new Cities();
    private final Learners learners = new Learners();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_learner_is_one_row_however_many_launches_arrive_at_once(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Registration registration = Rows.addRegistration(database);
            List<LearnerId> ids = Rows.together(
                    6, () -> Rows.addLearner(database, registration, "7").id());
            assertThat(ids.stream().distinct()).hasSize(1);
            assertThat(Rows.count(database, "learner")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_learner_follows_the_platforms_name_and_keeps_it_when_none_is_sent(TestDatabase kind) {
        try (Database database = kind.open()) {
            RegistrationId registration = Rows.addRegistration(database).id();
            database.useTransaction(handle -> {
                Learner first = learners.addOrUpdate(handle, registration, "7", null, false, Rows.NOON);
                assertThat(first.name()).isNull();
                assertThat(learners.addOrUpdate(handle, registration, "7", "Ada", false, Rows.NOON)
                                .name())
                        .isEqualTo("Ada");
                Learner last = learners.addOrUpdate(handle, registration, "7", null, true, Rows.NOON);
                assertThat(last.name()).isEqualTo("Ada");
                assertThat(last.testUser()).isTrue();
                assertThat(last.id()).isEqualTo(first.id());
                assertThat(learners.find(handle, registration, "8")).isEmpty();
                assertThat(learners.find(handle, new RegistrationId(UUID.randomUUID()), "7"))
                        .isEmpty();
                assertThat(learners.list(handle, List.of())).isEmpty();
                assertThat(learners.list(handle, List.of(first.id()))).containsExactly(last);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Covers("E2.88")
    void a_learner_is_a_subject_of_one_registration_and_never_a_name(TestDatabase kind) {
        try (Database database = kind.open()) {
            Registration here = Rows.addRegistration(database);
            database.useTransaction(handle -> {
                Registration there = new Registrations()
                        .put(handle, Rows.registration("https://other.example", "client"), Rows.NOON);
                Set<LearnerId> people = new HashSet<>();
                for (Registration registration : List.of(here, there)) {
                    for (String subject : List.of("7", "8")) {
                        people.add(learners.addOrUpdate(handle, registration.id(), subject, "Ada", false, Rows.NOON)
                                .id());
                    }
                }
                assertThat(people).hasSize(4);
                assertThat(learners.listOfRegistration(handle, here.id()))
                        .hasSize(2)
                        .doesNotContainAnyElementsOf(learners.listOfRegistration(handle, there.id()));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void only_one_of_several_joins_at_once_succeeds(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Learner learner = Rows.addLearner(database, Rows.addRegistration(database), "7");
            City city = database.inTransaction(handle -> cities.addOrFind(handle, "Springfield", Rows.NOON));
            List<Boolean> joined = Rows.together(
                    6,
                    () -> database.<Boolean>inTransaction(handle -> {
                        boolean mine = learners.markJoined(handle, learner.id(), city.id(), Rows.NOON);
                        cities.markCounts(handle, city.id(), mine ? 1 : 0, 0);
                        return mine;
                    }));
            assertThat(joined.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle -> assertThat(
                            cities.find(handle, city.id()).orElseThrow().people())
                    .isEqualTo(1));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_city_is_one_row_and_its_counts_lose_nothing(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Rows.together(8, () -> {
                database.useTransaction(handle -> {
                    City city = cities.addOrFind(handle, "Springfield", Rows.NOON);
                    cities.markCounts(handle, city.id(), 1, 2);
                });
                return true;
            });
            database.useTransaction(handle -> {
                City city = cities.addOrFind(handle, "Springfield", Rows.NOON);
                assertThat(city.people()).isEqualTo(8);
                assertThat(city.completions()).isEqualTo(16);
                assertThat(cities.list(handle)).containsExactly(city);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_code_opens_its_city_until_it_is_withdrawn_and_is_nobody_elses(TestDatabase kind) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        try (Database database = kind.open()) {
            CityCode code = CityCode.random(new SecureRandom());
            City city = database.inTransaction(handle -> cities.addOrFind(handle, "Springfield", Rows.NOON));
            database.useTransaction(handle -> cities.addCode(handle, code, city.id(), Rows.NOON));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            database.useTransaction(handle -> {
                assertThat(cities.findByCode(handle, code)).contains(city);
                assertThat(cities.listCodes(handle)).containsExactly(new IssuedCode(code, city, Rows.NOON, false));
            });
            assertThatThrownBy(() ->
                            database.useTransaction(handle -> cities.addCode(handle, code, city.id(), Instant.EPOCH)))
                    .isInstanceOf(RuntimeException.class);
            database.useTransaction(handle -> {
                assertThat(cities.markCodeWithdrawn(handle, code, Rows.NOON)).isTrue();
                assertThat(cities.markCodeWithdrawn(handle, code, Rows.NOON)).isFalse();
                assertThat(cities.findByCode(handle, code)).isEmpty();
            });
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
