package org.waymark.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.Covers;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

class KeysIT {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final Keys keys = new Keys(KeyCipher.plain());

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Covers({"B2.24", "B2.38"})
    void instances_that_start_at_once_end_with_one_key_and_one_secret(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            List<byte[]> secrets = atOnce(
                    4,
                    () -> database.inTransaction(handle -> {
                        keys.ensure(handle, KeySetName.COMMON, NOW);
                        return new InstallationSecrets(KeyCipher.plain()).ensure(handle, "state");
                    }));
            assertThat(database.inTransaction(keys::listFacts)).hasSize(1);
            assertThat(secrets)
                    .allSatisfy(secret -> assertThat(secret).hasSize(32).isEqualTo(secrets.get(0)));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_key_set_shows_public_members_only_and_every_key_has_kid_alg_and_use(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            ensureBoth(database);
            String jwks = database.inTransaction(handle -> keys.jwks(handle, KeySetName.COMMON, NOW));
            assertThat(jwks).doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"", "\"oth\"");
            List<JWK> parsed = JWKSet.parse(jwks).getKeys();
            assertThat(parsed).hasSize(1).allSatisfy(key -> {
                assertThat(key.isPrivate()).isFalse();
                assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
                assertThat(key.toJSONObject()).containsEntry("alg", "RS256").containsEntry("use", "sig");
                assertThat(key.size()).isEqualTo(2048);
            });
            JWKSet badge = database.inTransaction(handle -> keys.publicKeys(handle, KeySetName.BADGES, NOW));
            assertThat(badge.getKeyByKeyId(parsed.get(0).getKeyID())).isNull();
            String kid = badge.getKeys().get(0).getKeyID();
            assertThat(badge.getKeyByKeyId(kid).isPrivate()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Covers("E2.41")
    void a_rotated_key_is_published_first_then_signs_then_the_old_one_goes(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            ensureBoth(database);
            String first = signingKid(database, KeySetName.COMMON, NOW);
            String second = database.inTransaction(handle -> keys.rotate(handle, KeySetName.COMMON, NOW, OVERLAP));
            assertThat(second).isNotEqualTo(first);
            assertThat(database.<String>inTransaction(handle -> keys.rotate(handle, KeySetName.COMMON, NOW, OVERLAP)))
                    .as("a change that is planned already")
                    .isEqualTo(second);

            assertThat(published(database, KeySetName.COMMON, NOW)).containsExactly(first, second);
            assertThat(signingKid(database, KeySetName.COMMON, NOW.plus(OVERLAP).minusSeconds(1)))
                    .isEqualTo(first);
            Instant changed = NOW.plus(OVERLAP);
            assertThat(signingKid(database, KeySetName.COMMON, changed)).isEqualTo(second);
            assertThat(published(database, KeySetName.COMMON, changed)).containsExactly(second, first);
            assertThat(published(database, KeySetName.COMMON, changed.plus(Duration.ofDays(8))))
                    .containsExactly(second);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_badge_key_stays_published_for_ever_and_a_leaked_one_stops_signing_at_once(TestDatabase kind)
            throws Exception {
        try (Database database = kind.open()) {
            ensureBoth(database);
            String first = signingKid(database, KeySetName.BADGES, NOW);
            String second =
                    database.inTransaction(handle -> keys.rotate(handle, KeySetName.BADGES, NOW, Duration.ZERO));
            assertThat(signingKid(database, KeySetName.BADGES, NOW)).isEqualTo(second);
            assertThat(published(database, KeySetName.BADGES, NOW.plus(Duration.ofDays(20_000))))
                    .containsExactly(second, first);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void private_keys_and_secrets_lie_encrypted_when_a_secret_is_given(TestDatabase kind) {
        try (Database database = kind.open()) {
            KeyCipher cipher = KeyCipher.withSecret("a secret of the operator");
            database.useTransaction(handle -> {
                new Keys(cipher).ensure(handle, KeySetName.COMMON, NOW);
                new InstallationSecrets(cipher).ensure(handle, "state");
                assertThat(handle.createQuery(
                                        "select private_jwk from signing_key union all select secret from installation_secret")
                                .mapTo(String.class)
                                .list())
                        .hasSize(2)
                        .allSatisfy(stored -> assertThat(stored).startsWith("aesgcm1:"));
            });
            assertThat(signer(database, new Keys(cipher)).kid()).isNotEmpty();
            assertThatThrownBy(() -> signer(database, keys)).isInstanceOf(KeyUnreadable.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_ring_signs_from_memory_and_notices_another_process_rotating(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            AtomicReference<Instant> clock = new AtomicReference<>(NOW);
            KeyRing ring = new KeyRing(KeySetName.COMMON, keys, clock::get);
            assertThatThrownBy(() -> ring.signer(database::inTransaction)).isInstanceOf(IllegalStateException.class);
            ensureBoth(database);
            clock.set(NOW.plusSeconds(61));
            Signer signer = ring.signer(database::inTransaction);
            SignedJWT jwt = SignedJWT.parse(
                    signer.sign(new JWTClaimsSet.Builder().subject("us").build()));
            JWKSet set = database.inTransaction(handle -> keys.publicKeys(handle, KeySetName.COMMON, NOW));
            assertThat(jwt.verify(new RSASSAVerifier(
                            set.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                    .isTrue();
            assertThat(jwt.getHeader().toJSONObject())
                    .containsOnlyKeys("alg", "kid", "typ")
                    .containsEntry("alg", "RS256")
                    .containsEntry("typ", "JWT");
            assertThat(ring.signer((KeyRing.Transaction) work -> {
                        throw new AssertionError("the memory is fresh");
                    }))
                    .isSameAs(signer);

            String next =
                    database.inTransaction(handle -> keys.rotate(handle, KeySetName.COMMON, clock.get(), OVERLAP));
            clock.set(clock.get().plus(OVERLAP));
            assertThat(ring.signer(database::inTransaction).kid()).isEqualTo(next);
        }
    }

    private void ensureBoth(Database database) {
        database.useTransaction(handle -> {
            keys.ensure(handle, KeySetName.COMMON, NOW);
            keys.ensure(handle, KeySetName.BADGES, NOW);
        });
    }

    private String signingKid(Database database, KeySetName use, Instant at) {
        return new KeyRing(use, keys, () -> at).signer(database::inTransaction).kid();
    }

    private static Signer signer(Database database, Keys keys) {
        return new KeyRing(KeySetName.COMMON, keys, () -> NOW).signer(database::inTransaction);
    }

    private List<String> published(Database database, KeySetName use, Instant at) throws Exception {
        return JWKSet.parse(database.<String>inTransaction(handle -> keys.jwks(handle, use, at))).getKeys().stream()
                .map(JWK::getKeyID)
                .toList();
    }

    private static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CyclicBarrier start = new CyclicBarrier(count);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_secret_from_outside_is_kept_encrypted_and_replaced(TestDatabase kind) {
        try (Database database = kind.open()) {
            InstallationSecrets secrets = new InstallationSecrets(KeyCipher.withSecret("a long enough secret"));
            database.useTransaction(handle -> secrets.put(handle, "web-service/1", "first-token"));
            database.useTransaction(handle -> secrets.put(handle, "web-service/1", "second-token"));
            database.useTransaction(handle -> {
                assertThat(secrets.find(handle, "web-service/1")).contains("second-token");
                String stored = handle.createQuery(
                                "select secret from installation_secret where name = 'web-service/1'")
                        .mapTo(String.class)
                        .one();
                assertThat(stored).doesNotContain("token");
                secrets.remove(handle, "web-service/1");
                assertThat(secrets.find(handle, "web-service/1")).isEmpty();
            });
        }
    }
}
