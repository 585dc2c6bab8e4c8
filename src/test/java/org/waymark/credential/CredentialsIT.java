package org.waymark.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.language.Message;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

class CredentialsIT {
    private static final Instant REVOKED = Instant.parse("2026-04-01T08:00:00Z");

    private final Credentials credentials = new Credentials();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_is_added_comes_back_to_the_letter(TestDatabase kind) {
        try (Database database = kind.open()) {
            Credential added = credential(UUID.randomUUID(), 1, "eyJ.ü.😀");
            assertThat(database.<Credential>inTransaction(handle -> credentials.add(handle, added)))
                    .isEqualTo(added);
            database.useTransaction(handle -> {
                assertThat(credentials.find(handle, added.id())).contains(added);
                assertThat(credentials.findByCode(handle, added.code())).contains(added);
                assertThat(credentials.find(handle, CredentialId.random())).isEmpty();
            });
            Credential bare = new Credential(
                    Samples.facts(null, null, Samples.achievement("Evaluation Foundations", 0)),
                    "run-2",
                    1,
                    VerificationCode.random(new SecureRandom()),
                    "{}",
                    "jwt",
                    CredentialState.VALID);
            assertThat(database.<Credential>inTransaction(handle -> credentials.add(handle, bare)))
                    .isEqualTo(bare);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_second_credential_for_the_same_learner_run_and_edition_leaves_the_first_standing(TestDatabase kind) {
        try (Database database = kind.open()) {
            UUID learner = UUID.randomUUID();
            Credential first = credential(learner, 1, "first");
            Credential again = credential(learner, 1, "again");
            Credential next = credential(learner, 2, "next");
            database.useTransaction(handle -> {
                credentials.add(handle, first);
                assertThat(credentials.add(handle, again)).isEqualTo(first);
                assertThat(credentials.findCurrent(handle, learner, "run-1")).contains(first);
                credentials.add(handle, next);
                assertThat(credentials.findCurrent(handle, learner, "run-1")).contains(next);
                assertThat(credentials.listOfLearner(handle, learner)).containsExactlyInAnyOrder(first, next);
                assertThat(credentials.findCurrent(handle, learner, "run-9")).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void who_issued_it_is_kept_with_a_credential_and_has_a_list_of_its_own(TestDatabase kind) {
        try (Database database = kind.open()) {
            CredentialFacts facts = credential(UUID.randomUUID(), 1, "x").facts();
            CredentialFacts issued = new CredentialFacts(
                    facts.id(),
                    facts.learnerId(),
                    facts.achievement(),
                    null,
                    null,
                    facts.awardedAt(),
                    null,
                    Samples.UNIVERSITY,
                    null);
            database.useTransaction(handle -> {
                credentials.add(handle, Samples.credential(issued));
                assertThat(credentials.find(handle, issued.id()).orElseThrow().facts())
                        .isEqualTo(issued);
                credentials.markRevoked(handle, issued.id(), REVOKED, null);
                assertThat(credentials.listRevoked(handle, null)).isEmpty();
                assertThat(credentials.listRevoked(handle, Samples.UNIVERSITY.slug()))
                        .extracting(Revocation::id)
                        .containsExactly(issued.id());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_code_that_is_taken_is_told_and_not_taken_for_a_repetition(TestDatabase kind) {
        try (Database database = kind.open()) {
            Credential first = credential(UUID.randomUUID(), 1, "first");
            Credential other = credential(UUID.randomUUID(), 1, "other");
            Credential clash = new Credential(
                    other.facts(), other.runId(), 1, first.code(), other.json(), other.jwt(), CredentialState.VALID);
            database.useTransaction(handle -> {
                credentials.add(handle, first);
                assertThatThrownBy(() -> credentials.add(handle, clash)).isInstanceOf(IllegalStateException.class);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_revocation_stands_and_enters_the_status_list(TestDatabase kind) {
        try (Database database = kind.open()) {
            Credential good = credential(UUID.randomUUID(), 1, "good");
            Credential bad = credential(UUID.randomUUID(), 1, "bad");
            database.useTransaction(handle -> {
                credentials.add(handle, good);
                credentials.add(handle, bad);
                assertThat(credentials.listRevoked(handle, null)).isEmpty();
                assertThat(credentials.markRevoked(handle, bad.id(), REVOKED, Message.plain("Mistake")))
                        .isTrue();
                assertThat(credentials.markRevoked(handle, bad.id(), REVOKED.plusSeconds(9), Message.plain("Other")))
                        .isFalse();
                assertThat(credentials.markRevoked(handle, CredentialId.random(), REVOKED, null))
                        .isFalse();
                assertThat(credentials.listRevoked(handle, null))
                        .containsExactly(new Revocation(bad.id(), REVOKED, Message.plain("Mistake")));
                assertThat(credentials.find(handle, bad.id()).orElseThrow()).satisfies(stored -> {
                    assertThat(stored.revoked()).isTrue();
                    assertThat(stored.state().revokedAt()).isEqualTo(REVOKED);
                    assertThat(stored.jwt()).isEqualTo("bad");
                });
                assertThat(credentials.find(handle, good.id()).orElseThrow().revoked())
                        .isFalse();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_hostile_name_is_stored_without_its_poison(TestDatabase kind) {
        try (Database database = kind.open()) {
            CredentialFacts facts = new CredentialFacts(
                    CredentialId.random(),
                    UUID.randomUUID(),
                    Samples.achievement("A", 1),
                    "A\u0000\u202e\ud800 B" + "x".repeat(10_000),
                    "\u0000",
                    Samples.AWARDED,
                    null,
                    null,
                    null);
            Credential stored = database.inTransaction(handle -> credentials.add(handle, Samples.credential(facts)));
            assertThat(stored.facts().recipientName()).startsWith("A Bxxx").hasSize(200);
            assertThat(stored.facts().cityName()).isNull();
        }
    }

    private static Credential credential(UUID learner, int edition, String jwt) {
        CredentialFacts facts = new CredentialFacts(
                CredentialId.random(),
                learner,
                Samples.achievement("Evaluation Foundations", 3),
                "Łukasz Żółć",
                "City of Łódź",
                Samples.AWARDED,
                LocalDate.of(2026, 3, 13),
                null,
                Samples.STATUS);
        return new Credential(
                facts,
                "run-1",
                edition,
                VerificationCode.random(new SecureRandom()),
                "{\"ü\":1}",
                jwt,
                CredentialState.VALID);
    }
}
