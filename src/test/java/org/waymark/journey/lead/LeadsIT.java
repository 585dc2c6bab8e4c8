package org.waymark.journey.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.audit.AuditLog;
import org.waymark.journey.city.BecomeLead;
import org.waymark.journey.city.CityJourneys;
import org.waymark.journey.city.JoinCity;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.lti.platform.Registration;
import org.waymark.mail.Outbox;
import org.waymark.people.Alphabet;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.CityCode;
import org.waymark.people.ErasedPeople;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.Consent;
import org.waymark.people.lead.LeadCodes;
import org.waymark.standard.CriterionCode;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Leads, their codes, and consents on both databases, also where two things happen at once. */
class LeadsIT {
    private static final Alphabet ALPHABET = Alphabet.of(Locale.ROOT);
    private static final Set<Consent.Kind> SHARES = Set.of(Consent.Kind.CITY_LEADS);

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-29T10:00:00Z"));
    private Database database;
    private Registration registration;
    private CityJourneys cities;
    private LeadJourneys leads;
    private City city;
    private String cityCode;

    private interface Test {
        void run() throws Exception;
    }

    private void with(TestDatabase kind, Test test) throws Exception {
        try (Database opened = kind.open()) {
            database = opened;
            Rows.addBuiltIn(database);
            Instance instance = new Instance(
                    URI.create("http://localhost"),
                    database,
                    new WorkQueue(database, clock::get),
                    new AuditLog(new byte[32]),
                    new ErasedPeople(new byte[32]),
                    clock::get);
            cities = new CityJourneys(instance);
            leads = new LeadJourneys(instance, cities, new StandingJourneys(instance), new Outbox(instance, null));
            registration = Rows.addRegistration(database);
            city = addCity("Springfield");
            cityCode = "ABCDEFGHJKMN";
            database.useTransaction(
                    handle -> new Cities().addCode(handle, new CityCode(cityCode), city.id(), clock.get()));
            test.run();
        }
    }

    private City addCity(String name) {
        return database.inTransaction(handle -> new Cities().addOrFind(handle, name, clock.get()));
    }

    private LearnerId learner(String subject) {
        return Rows.addLearner(database, registration, subject).id();
    }

    private LearnerId joined(String subject, Set<Consent.Kind> consents) {
        LearnerId learner = learner(subject);
        assertThat(cities.joinCity.join(learner, cityCode, consents)).isEqualTo(JoinCity.Outcome.JOINED);
        return learner;
    }

    private ViewPeople.PeoplePage people(LearnerId lead) {
        return leads.viewPeople.view(lead, "", 1, ALPHABET).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void only_a_learner_of_the_city_leads_it_and_once(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId lead = joined("1", Set.of());
            City other = addCity("Shelbyville");
            assertThat(cities.manageLeads.name(lead, other.id(), "Staff")).isFalse();
            assertThat(cities.manageLeads.name(learner("2"), city.id(), "Staff"))
                    .isFalse();
            assertThat(Rows.together(4, () -> cities.manageLeads.name(lead, city.id(), "Staff")))
                    .containsOnlyOnce(true);
            assertThat(cities.manageLeads.view(city.id(), "", ALPHABET).leads()).hasSize(1);
            assertThat(cities.manageLeads.end(other.id(), lead, "Staff")).isFalse();
            assertThat(cities.manageLeads.end(city.id(), lead, "Staff")).isTrue();
            assertThat(cities.manageLeads.end(city.id(), lead, "Staff")).isFalse();
            assertThat(leads.viewPeople.view(lead, "", 1, ALPHABET)).isEmpty();
            assertThat(cities.manageLeads.name(lead, city.id(), "Staff")).isTrue();
            assertThat(cities.manageLeads.view(city.id(), "", ALPHABET).leads()).hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_code_makes_one_lead_however_many_type_it_at_once(TestDatabase kind) throws Exception {
        with(kind, () -> {
            List<LearnerId> all = List.of(joined("1", SHARES), joined("2", SHARES), joined("3", SHARES));
            String code = cities.manageLeads
                    .makeCode(city.id(), "Staff")
                    .orElseThrow()
                    .shown();
            AtomicReference<Integer> next = new AtomicReference<>(0);
            List<BecomeLead.Outcome> outcomes =
                    Rows.together(3, () -> cities.becomeLead.become(all.get(next.getAndUpdate(i -> i + 1)), code));
            assertThat(outcomes).containsOnlyOnce(BecomeLead.Outcome.LEADS);
            assertThat(cities.manageLeads.view(city.id(), "", ALPHABET).leads())
                    .singleElement()
                    .satisfies(lead -> assertThat(lead.byCode()).isTrue());

            LearnerId lead = cities.manageLeads
                    .view(city.id(), "", ALPHABET)
                    .leads()
                    .get(0)
                    .learner();
            String second = cities.manageLeads
                    .makeCode(city.id(), "Staff")
                    .orElseThrow()
                    .shown();
            assertThat(cities.becomeLead.become(lead, second)).isEqualTo(BecomeLead.Outcome.LEADS_ALREADY);
            assertThat(cities.manageLeads.view(city.id(), "", ALPHABET).codes())
                    .as("not used up by who leads already")
                    .filteredOn(one -> one.usedAt() == null)
                    .extracting(one -> one.code().shown())
                    .containsExactly(second);
            assertThat(cities.manageLeads.endCode(addCity("Shelbyville").id(), second))
                    .isFalse();
            clock.set(clock.get().plus(LeadCodes.LIFE));
            assertThat(cities.manageLeads.endCode(city.id(), second))
                    .as("over by itself")
                    .isFalse();
            assertThat(all.stream().filter(one -> !one.equals(lead)).map(one -> cities.becomeLead.become(one, second)))
                    .containsOnly(BecomeLead.Outcome.NO_SUCH_CODE);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_role_that_ends_meanwhile_claims_nothing_more(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId lead = joined("1", Set.of());
            cities.manageLeads.name(lead, city.id(), "Staff");
            List<String> codes = List.of("DG1", "DG2", "DG3", "OD1");
            AtomicReference<Integer> next = new AtomicReference<>(0);
            List<Boolean> done = Rows.together(5, () -> {
                int mine = next.getAndUpdate(i -> i + 1);
                return mine == 0
                        ? cities.manageLeads.end(city.id(), lead, "Staff")
                        : leads.claimCriteria.claim(lead, new CriterionCode(codes.get(mine - 1)), "Policy")
                                == ClaimCriteria.Outcome.DONE;
            });
            assertThat(Rows.count(database, "city_mark"))
                    .as("claims that were told as done")
                    .isEqualTo((int) done.stream().filter(yes -> yes).count() - 1);
            long ended = number("CITY_LEAD_ENDED");
            assertThat(ended).isPositive();
            assertThat(number("CRITERIA_CLAIMED")).as("the last claim").isLessThan(ended);
            assertThat(leads.claimCriteria.claim(lead, new CriterionCode("EV1"), "Policy"))
                    .isEqualTo(ClaimCriteria.Outcome.NO_LEAD);
        });
    }

    private long number(String act) {
        return database.inTransaction(
                handle -> handle.createQuery("select coalesce(max(number), 0) from audit_entry where act = :act")
                        .bind("act", act)
                        .mapTo(Long.class)
                        .one());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_claim_is_made_once_and_withdrawn_once_and_confirms_nothing(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId lead = joined("1", Set.of());
            cities.manageLeads.name(lead, city.id(), "Staff");
            CriterionCode code = new CriterionCode("DG1");
            assertThat(leads.claimCriteria.withdraw(lead, code)).isEqualTo(ClaimCriteria.Outcome.NOTHING_TO_DO);
            assertThat(leads.claimCriteria.claim(lead, new CriterionCode("ZZ9"), "x"))
                    .isEqualTo(ClaimCriteria.Outcome.NOTHING_TO_DO);
            assertThat(leads.claimCriteria.claim(lead, code, "Policy")).isEqualTo(ClaimCriteria.Outcome.DONE);
            assertThat(leads.claimCriteria.claim(lead, code, "Policy")).isEqualTo(ClaimCriteria.Outcome.NOTHING_TO_DO);
            ClaimCriteria.Claims claims = leads.claimCriteria.view(lead).orElseThrow();
            assertThat(claims.claims().get(code).evidence()).isEqualTo("Policy");
            assertThat(claims.claims().get(code).recordedBy()).isEqualTo("Ada, city lead");
            assertThat(claims.standing().claimed()).isEqualTo(1);
            assertThat(claims.standing().points()).isZero();
            assertThat(leads.claimCriteria.withdraw(lead, code)).isEqualTo(ClaimCriteria.Outcome.DONE);
            assertThat(leads.claimCriteria.view(lead).orElseThrow().claims()).isEmpty();
            assertThat(leads.claimCriteria.view(lead).orElseThrow().standing().claimed())
                    .isZero();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void few_who_do_not_share_are_not_counted_exactly(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId lead = joined("lead", SHARES);
            cities.manageLeads.name(lead, city.id(), "Staff");
            assertThat(people(lead).others()).isZero();
            assertThat(people(lead).few()).isFalse();
            for (int i = 1; i <= 6; i++) {
                joined("s" + i, Set.of());
                assertThat(people(lead).few()).as(i + " others").isEqualTo(i < 5);
                assertThat(people(lead).others()).as(i + " others").isEqualTo(i < 5 ? 0 : i);
            }
            assertThat(people(lead).found()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_person_at_two_clients_is_one_of_the_others_and_shares_with_either(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId lead = joined("lead", SHARES);
            cities.manageLeads.name(lead, city.id(), "Staff");
            for (int i = 0; i < 5; i++) {
                joined("s" + i, Set.of());
            }
            LearnerId same = learner("again");
            LearnerId first = joined("first", Set.of());
            database.useTransaction(
                    handle -> new Learners().markJoinedLike(handle, same, city.id(), first, clock.get()));
            assertThat(people(lead).others()).isEqualTo(6);
            assertThat(cities.giveConsent.decide(same, Consent.Kind.CITY_LEADS, true))
                    .isTrue();
            assertThat(people(lead).others()).isEqualTo(5);
            assertThat(people(lead).people())
                    .extracting(one -> one.person().subject())
                    .contains("again");
            assertThat(cities.giveConsent.decide(first, Consent.Kind.CITY_LEADS, true))
                    .isTrue();
            assertThat(people(lead).people())
                    .as("once, however many clients know the person")
                    .extracting(one -> one.person().subject())
                    .containsExactlyInAnyOrder("lead", "first");
            assertThat(people(lead).others()).isEqualTo(5);
            cities.manageLeads.name(first, city.id(), "Staff");
            assertThat(leads.viewPeople.view(same, "", 1, ALPHABET))
                    .as("the role is of one client alone")
                    .isEmpty();
            cities.manageLeads.name(same, city.id(), "Staff");
            assertThat(leads.viewPeople.view(same, "", 1, ALPHABET)).isPresent();
            cities.shareUsers.decide(registration.id(), false);
            assertThat(leads.viewPeople.view(same, "", 1, ALPHABET))
                    .as("a city that is known from another client no longer")
                    .isEmpty();
            assertThat(people(lead).others()).isEqualTo(5);
            assertThat(number("CITY_LEAD_ENDED")).isPositive();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_move_ends_role_and_consent_and_neither_comes_back(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId lead = joined("1", SHARES);
            LearnerId stays = joined("2", SHARES);
            cities.manageLeads.name(lead, city.id(), "Staff");
            cities.manageLeads.name(stays, city.id(), "Staff");
            City other = addCity("Shelbyville");
            cities.joinCity.move(lead, city);
            assertThat(people(lead).found()).as("to the same city is no move").isEqualTo(2);
            cities.joinCity.move(lead, other);
            assertThat(leads.viewPeople.view(lead, "", 1, ALPHABET)).isEmpty();
            cities.joinCity.move(lead, city);
            assertThat(leads.viewPeople.view(lead, "", 1, ALPHABET)).isEmpty();
            assertThat(people(stays).found()).isEqualTo(1);
            cities.joinCity.move(stays, null);
            assertThat(leads.viewPeople.view(stays, "", 1, ALPHABET)).isEmpty();
            assertThat(cities.giveConsent.decide(stays, Consent.Kind.CITY_LEADS, true))
                    .as("there is nobody to give it to")
                    .isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_role_holds_in_the_own_city_only_and_never_for_the_test_user(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId moved = joined("1", SHARES);
            LearnerId test = joined("2", SHARES);
            LearnerId stays = joined("3", Set.of());
            List.of(moved, test, stays).forEach(one -> cities.manageLeads.name(one, city.id(), "Staff"));
            City other = addCity("Shelbyville");
            database.useTransaction(handle -> {
                // Past every journey, so that a role that was forgotten there gives nothing either.
                new Learners().markMoved(handle, moved, other.id(), null, clock.get());
                new Learners().markTestUser(handle, registration.id(), "2");
            });
            assertThat(leads.viewPeople.view(moved, "", 1, ALPHABET)).isEmpty();
            assertThat(leads.inviteColleagues.view(test)).isEmpty();
            assertThat(leads.claimCriteria.claim(test, new CriterionCode("DG1"), "x"))
                    .isEqualTo(ClaimCriteria.Outcome.NO_LEAD);
            assertThat(people(stays).found()).isZero();
            assertThat(cities.giveConsent.decide(test, Consent.Kind.CITY_LEADS, true))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void people_come_a_page_at_a_time_and_are_found_without_marks(TestDatabase kind) throws Exception {
        with(kind, () -> {
            LearnerId lead = joined("lead", SHARES);
            cities.manageLeads.name(lead, city.id(), "Staff");
            for (int i = 0; i < 60; i++) {
                LearnerId learner = joined("s" + i, SHARES);
                String name = i == 7 ? "Zoë" : "Person %02d".formatted(i);
                database.useTransaction(handle -> handle.createUpdate("update learner set name = :name where id = :id")
                        .bind("name", name)
                        .bind("id", learner)
                        .execute());
            }
            assertThat(people(lead).people()).hasSize(ViewPeople.PAGE);
            ViewPeople.PeoplePage last =
                    leads.viewPeople.view(lead, "", 99, ALPHABET).orElseThrow();
            assertThat(last.page()).isEqualTo(2);
            assertThat(last.people()).hasSize(11);
            assertThat(leads.viewPeople
                            .view(lead, "zoe", 1, ALPHABET)
                            .orElseThrow()
                            .people())
                    .singleElement()
                    .satisfies(one -> assertThat(one.person().name()).isEqualTo("Zoë"));
        });
    }
}
