package org.waymark.journey.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.document.CredentialSignatures;
import org.waymark.credential.signing.UnsignedCredentials;
import org.waymark.credential.signing.UnsignedCredentials.Unsigned;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/**
 * Signs credentials after the transaction that gave them: soon, many at once with all cores, and at once the one that
 * somebody asks for. Where two sign the same one, the first signatures stay. Safe for many threads.
 */
public final class SignCredentials {
    private static final Logger LOG = LoggerFactory.getLogger(SignCredentials.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(10);
    /** One that could not be signed is left alone for so long. */
    private static final Duration AFTER_FAULT = Duration.ofMinutes(10);

    /** Signed by one thread between two looks at whether the process ends, and written in one transaction. */
    private static final int AT_ONCE = 128;

    private final Instance instance;
    private final SignerPair signers;
    private final Credentials credentials = new Credentials();
    private final UnsignedCredentials unsigned = new UnsignedCredentials();
    private final Semaphore signal = new Semaphore(0);

    SignCredentials(Instance instance, SignerPair signers) {
        this.instance = instance;
        this.signers = signers;
        instance.work().beside(new Beside());
    }

    /** The credential as it is served. The caller is outside of transactions. */
    public Credential signed(Credential credential) {
        if (credential.erased() || credential.signed()) {
            return credential;
        }
        Unsigned read = new Unsigned(credential.id(), credential.json(), credential.jwt());
        return keep(read, sign(signers.now(), read, instance.now()));
    }

    /** Finds the credential as it is served; empty where it cannot be signed, so that one of many holds up no other. */
    public Optional<Credential> findSigned(Credential credential) {
        if (credential.erased() || credential.signed()) {
            return Optional.of(credential);
        }
        Unsigned read = new Unsigned(credential.id(), credential.json(), credential.jwt());
        return trySigning(signers.now(), read, instance.now()).map(badge -> keep(read, badge));
    }

    private Credential keep(Unsigned read, SignedBadge badge) {
        return instance.inTransaction(handle -> {
            unsigned.markSigned(handle, Map.of(read, badge));
            return credentials.find(handle, read.id()).orElseThrow();
        });
    }

    private static Optional<SignedBadge> trySigning(CredentialSignatures signatures, Unsigned one, Instant now) {
        try {
            return Optional.of(sign(signatures, one, now));
        } catch (RuntimeException e) {
            LOG.error("credential {} could not be signed", one.id(), e);
            return Optional.empty();
        }
    }

    /** Finds a credential as it is served. */
    public Optional<Credential> find(CredentialId id) {
        return instance.database().query(handle -> credentials.find(handle, id)).map(this::signed);
    }

    private static SignedBadge sign(CredentialSignatures signatures, Unsigned one, Instant now) {
        return one.json().isEmpty() ? new SignedBadge("", "") : signatures.sign(one.json(), one.jwt(), now);
    }

    /** Signs what waits, all cores at work. @return whether there may be more */
    private boolean signWaiting() {
        int most = AT_ONCE * Runtime.getRuntime().availableProcessors();
        Instant now = instance.now();
        List<Unsigned> waiting =
                instance.database().query(handle -> unsigned.list(handle, now.minus(AFTER_FAULT), most));
        if (waiting.isEmpty()) {
            return false;
        }
        CredentialSignatures signatures = signers.now();
        Map<Unsigned, SignedBadge> signed = new ConcurrentHashMap<>();
        Set<CredentialId> failed = ConcurrentHashMap.newKeySet();
        waiting.parallelStream()
                .forEach(one -> trySigning(signatures, one, now)
                        .ifPresentOrElse(badge -> signed.put(one, badge), () -> failed.add(one.id())));
        instance.useTransaction(handle -> {
            unsigned.markSigned(handle, signed);
            unsigned.markUnsignable(handle, failed, now);
        });
        return waiting.size() == most;
    }

    private final class Beside implements WorkQueue.Beside {
        private final Thread signing = new Thread(SignCredentials.this::look, "sign-credentials");

        @Override
        public void start() {
            signing.setDaemon(true);
            signing.start();
        }

        @Override
        public void wake() {
            signal.release();
        }

        @Override
        public void end(Duration longest) throws InterruptedException {
            signing.join(longest.toMillis());
        }
    }

    private void look() {
        while (!instance.work().ending()) {
            Duration pause = LOOK;
            try {
                signal.drainPermits();
                if (signWaiting()) {
                    continue;
                }
            } catch (RuntimeException e) {
                LOG.warn("credentials could not be signed: {}", e.toString());
                pause = AFTER_ERROR;
            }
            try {
                if (signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
