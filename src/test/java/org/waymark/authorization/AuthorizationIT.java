package org.waymark.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.people.Learner;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

/** The rows of authorizations, on both databases. */
class AuthorizationIT {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final Clients clients = new Clients();
    private final Grants grants = new Grants();
    private final Tokens tokens = new Tokens();

    private Client add(Handle handle, Instant registeredAt) {
        Client client = new Client(
                ClientId.random(),
                "A wallet",
                "https://wallet.example/",
                "https://wallet.example/terms",
                "https://wallet.example/privacy",
                List.of("https://wallet.example/back", "http://127.0.0.1:7/back"),
                EnumSet.of(Scope.READ_CREDENTIALS, Scope.OFFLINE),
                true,
                registeredAt);
        clients.add(handle, client, Secret.hash("secret"));
        return client;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_client_is_read_as_it_was_added_and_known_by_its_secret_alone(TestDatabase kind) {
        try (Database database = kind.open()) {
            Client client = database.inTransaction(handle -> add(handle, NOW));
            database.useTransaction(handle -> {
                assertThat(clients.find(handle, client.id())).contains(client);
                assertThat(clients.find(handle, client.id(), Secret.hash("secret")))
                        .contains(client);
                assertThat(clients.find(handle, client.id(), Secret.hash("other")))
                        .isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void clients_that_nobody_uses_are_forgotten_and_others_stay(TestDatabase kind) {
        try (Database database = kind.open()) {
            Learner learner = Rows.addLearner(database, Rows.addRegistration(database), "7");
            database.useTransaction(handle -> {
                Client old = add(handle, NOW.minus(Duration.ofDays(8)));
                Client fresh = add(handle, NOW.minus(Duration.ofDays(6)));
                Client connected = add(handle, NOW.minus(Duration.ofDays(800)));
                Client ended = add(handle, NOW.minus(Duration.ofDays(800)));
                clients.markUsed(handle, connected.id(), NOW.minus(Duration.ofDays(500)));
                clients.markUsed(handle, ended.id(), NOW.minus(Duration.ofDays(500)));
                grants.add(handle, connected.id(), learner.id(), Set.of(Scope.READ_CREDENTIALS), NOW);
                assertThat(clients.countUnused(handle)).isEqualTo(2);
                assertThat(clients.removeUnused(handle, NOW.minus(Duration.ofDays(7)), NOW.minus(Duration.ofDays(400))))
                        .isEqualTo(2);
                assertThat(clients.find(handle, old.id())).isEmpty();
                assertThat(clients.find(handle, ended.id())).isEmpty();
                assertThat(clients.find(handle, fresh.id())).isPresent();
                assertThat(clients.find(handle, connected.id())).isPresent();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void where_many_wait_for_a_first_learner_the_oldest_make_room(TestDatabase kind) {
        try (Database database = kind.open()) {
            database.useTransaction(handle -> {
                for (int i = 0; i < 110; i++) {
                    add(handle, NOW.minus(Duration.ofMinutes(200 - i)));
                }
                Client oldest = add(handle, NOW.minus(Duration.ofDays(2)));
                Client used = add(handle, NOW.minus(Duration.ofDays(3)));
                clients.markUsed(handle, used.id(), NOW);
                assertThat(clients.removeOldestUnused(handle, NOW.minus(Duration.ofDays(2))))
                        .isZero();
                assertThat(clients.removeOldestUnused(handle, NOW.minus(Duration.ofHours(1))))
                        .isEqualTo(100);
                assertThat(clients.find(handle, oldest.id())).isEmpty();
                assertThat(clients.find(handle, used.id())).isPresent();
                assertThat(clients.countUnused(handle)).isEqualTo(11);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void of_many_tokens_the_newest_of_each_kind_stay_and_all_go_with_the_grant(TestDatabase kind) {
        try (Database database = kind.open()) {
            Learner learner = Rows.addLearner(database, Rows.addRegistration(database), "7");
            database.useTransaction(handle -> {
                Client client = add(handle, NOW);
                GrantId grant = grants.add(handle, client.id(), learner.id(), Set.of(Scope.READ_CREDENTIALS), NOW);
                for (int i = 0; i < 60; i++) {
                    Instant at = NOW.plusSeconds(i);
                    tokens.add(handle, "access " + i, Tokens.Kind.ACCESS, grant, Set.of(Scope.READ_CREDENTIALS), at);
                    tokens.add(handle, "refresh " + i, Tokens.Kind.REFRESH, grant, Set.of(), at);
                    for (Tokens.Kind one : Tokens.Kind.values()) {
                        tokens.removeOldest(handle, grant, one);
                    }
                }
                for (String one : List.of("access ", "refresh ")) {
                    assertThat(tokens.find(handle, one + 59)).isPresent();
                    assertThat(tokens.find(handle, one + 20)).isPresent();
                    assertThat(tokens.find(handle, one + 19)).isEmpty();
                }
                assertThat(grants.findActive(handle, grant).orElseThrow().client())
                        .isEqualTo(client);
                assertThat(grants.remove(handle, learner.id(), grant)).isTrue();
                assertThat(tokens.find(handle, "access 59")).isEmpty();
            });
        }
    }
}
