package org.waymark.credential;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;

/** The table of issued credentials. */
public final class Credentials {
    private static final String COLUMNS = """
            select id, learner_id, run_id, edition, verification_code as code, recipient_name, city_name, facts, json, jwt,
              issued_at, revoked_at, revocation_reason, status_list, status_index, suspended_at, suspension_reason, replacement
            from credential
            """;

    private record Row(
            CredentialId id,
            UUID learnerId,
            String runId,
            int edition,
            VerificationCode code,
            @Nullable String recipientName,
            @Nullable String cityName,
            String facts,
            String json,
            String jwt,
            Instant issuedAt,
            @Nullable Instant revokedAt,
            @Nullable Message revocationReason,
            @Nullable Integer statusList,
            @Nullable Integer statusIndex,
            @Nullable Instant suspendedAt,
            @Nullable Message suspensionReason,
            @Nullable CredentialId replacement) {
        Credential credential() {
            FrozenFacts frozen = FrozenFacts.read(facts);
            StatusPlace status =
                    statusList == null || statusIndex == null ? null : new StatusPlace(statusList, statusIndex);
            return new Credential(
                    new CredentialFacts(
                            id,
                            learnerId,
                            frozen.achievement(),
                            recipientName,
                            cityName,
                            issuedAt,
                            frozen.endDate(),
                            frozen.issuer(),
                            status,
                            frozen.end(),
                            frozen.restsOn()),
                    runId,
                    edition,
                    code,
                    json,
                    jwt,
                    new CredentialState(revokedAt, revocationReason, suspendedAt, suspensionReason, replacement));
        }
    }

    /**
     * Keeps a new credential, unless that learner, run and edition already has one: then that one stands. It is signed
     * later, see the room {@code credential.signing}.
     *
     * @return the credential that stands
     * @throws IllegalStateException when the verification code belongs to another credential (draw a new one)
     */
    public Credential add(Handle handle, Credential credential) {
        CredentialFacts facts = credential.facts();
        IssuerFacts issuer = facts.issuer();
        StatusPlace status = facts.status();
        int added = handle.createUpdate("""
                        insert into credential (id, learner_id, run_id, edition, verification_code, recipient_name,
                          city_name, facts, json, jwt, issued_at, issuer, status_list, status_index)
                        values (:id, :learner, :run, :edition, :code, :recipient, :city, :facts, :json, :jwt, :issued, :issuer,
                          :list, :index)
                        on conflict do nothing
                        """)
                .bind("id", facts.id())
                .bind("learner", facts.learnerId())
                .bind("run", credential.runId())
                .bind("edition", credential.edition())
                .bind("code", credential.code())
                .bind("recipient", facts.recipientName())
                .bind("city", facts.cityName())
                .bind("facts", FrozenFacts.write(facts))
                .bind("json", credential.json())
                .bind("jwt", credential.jwt())
                .bind("issued", facts.awardedAt())
                .bind("issuer", issuer == null ? null : issuer.slug())
                .bind("list", status == null ? null : status.list())
                .bind("index", status == null ? null : status.index())
                .execute();
        if (added == 1 && credential.jwt().isEmpty()) {
            handle.createUpdate("insert into unsigned_credential (credential_id, since) values (:id, :since)")
                    .bind("id", facts.id())
                    .bind("since", facts.awardedAt())
                    .execute();
        }
        if (added == 1) {
            return credential;
        }
        return handle.createQuery(COLUMNS + " where learner_id = :learner and run_id = :run and edition = :edition")
                .bind("learner", facts.learnerId())
                .bind("run", credential.runId())
                .bind("edition", credential.edition())
                .mapTo(Row.class)
                .map(Row::credential)
                .findOne()
                .orElseThrow(() -> new IllegalStateException("the verification code or id is taken"));
    }

    public Optional<Credential> find(Handle handle, CredentialId id) {
        return handle.createQuery(COLUMNS + " where id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .map(Row::credential)
                .findOne();
    }

    public Optional<Credential> findByCode(Handle handle, VerificationCode code) {
        return handle.createQuery(COLUMNS + " where verification_code = :code")
                .bind("code", code)
                .mapTo(Row.class)
                .map(Row::credential)
                .findOne();
    }

    /** The newest edition for that learner and run, revoked or not. */
    public Optional<Credential> findCurrent(Handle handle, UUID learnerId, String runId) {
        return handle.createQuery(
                        COLUMNS + " where learner_id = :learner and run_id = :run order by edition desc limit 1")
                .bind("learner", learnerId)
                .bind("run", runId)
                .mapTo(Row.class)
                .map(Row::credential)
                .findOne();
    }

    private record HeldRow(CredentialId id, UUID learnerId, String facts) {
        Credential.Held held() {
            return new Credential.Held(id, learnerId, FrozenFacts.read(facts).end());
        }
    }

    /** Lists the badges of a run that these learners hold: those that were neither revoked nor erased. */
    public List<Credential.Held> listHeld(Handle handle, String runId, List<UUID> learners) {
        return learners.isEmpty()
                ? List.of()
                : handle.createQuery("""
                        select id, learner_id, facts from credential
                        where run_id = :run and learner_id in (<learners>) and revoked_at is null and json <> ''
                        order by edition
                        """)
                        .bind("run", runId)
                        .bindList("learners", learners)
                        .mapTo(HeldRow.class)
                        .map(HeldRow::held)
                        .list();
    }

    /** Counts the credentials of a run that were not revoked. */
    public long countOfRun(Handle handle, String runId) {
        return handle.createQuery("select count(*) from credential where run_id = :run and revoked_at is null")
                .bind("run", runId)
                .mapTo(Long.class)
                .one();
    }

    /** All of one learner's credentials, newest first. */
    public List<Credential> listOfLearner(Handle handle, UUID learnerId) {
        return handle.createQuery(COLUMNS + " where learner_id = :learner order by issued_at desc, id")
                .bind("learner", learnerId)
                .mapTo(Row.class)
                .map(Row::credential)
                .list();
    }

    /**
     * Takes a credential back. The first revocation stands; a second changes nothing.
     *
     * @param reason public: it is shown on the page and in the status list
     * @return whether this call revoked it
     */
    public boolean markRevoked(Handle handle, CredentialId id, Instant at, @Nullable Message reason) {
        return handle.createUpdate("""
                                update credential set revoked_at = :at, revocation_reason = :reason
                                where id = :id and revoked_at is null
                                """)
                        .bind("at", at)
                        .bind("reason", reason)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /**
     * Lists everything of an issuer that is revoked or suspended, oldest first.
     *
     * @param issuer its name within addresses; null for the installation itself
     */
    public List<Revocation> listRevoked(Handle handle, @Nullable String issuer) {
        return handle.createQuery("""
                        select id, revoked_at as "at", revocation_reason as reason from credential
                        where revoked_at is not null and coalesce(issuer, '') = :issuer
                        union all
                        select id, suspended_at as "at", suspension_reason as reason from credential
                        where suspended_at is not null and revoked_at is null and coalesce(issuer, '') = :issuer
                        order by 2, 1
                        """)
                .bind("issuer", issuer == null ? "" : issuer)
                .mapTo(Revocation.class)
                .list();
    }

    /** Returns the number of the newest status list on which a credential has a place; 0 before there is any. */
    public int newestList(Handle handle) {
        return handle.createQuery("select coalesce(max(status_list), 0) from credential")
                .mapTo(Integer.class)
                .one();
    }

    /** Lists the bits that are set on a status list of an issuer: those of credentials that are revoked or suspended. */
    public List<Integer> listSet(Handle handle, @Nullable String issuer, int list) {
        return handle.createQuery("""
                        select status_index from credential
                        where revoked_at is not null and status_list = :list and coalesce(issuer, '') = :issuer
                        union all
                        select status_index from credential where suspended_at is not null and revoked_at is null
                          and status_list = :list and coalesce(issuer, '') = :issuer
                        """)
                .bind("list", list)
                .bind("issuer", issuer == null ? "" : issuer)
                .mapTo(Integer.class)
                .list();
    }

    private record RunCount(String run, int count) {}

    /** Counts the credentials that were issued, by run; revoked ones too. */
    public Map<String, Integer> countByRun(Handle handle) {
        return handle
                .createQuery("select run_id as run, count(*) as count from credential group by run_id")
                .mapTo(RunCount.class)
                .list()
                .stream()
                .collect(Collectors.toMap(RunCount::run, RunCount::count));
    }
}
