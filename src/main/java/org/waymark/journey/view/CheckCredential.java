package org.waymark.journey.view;

import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;
import org.waymark.credential.Credentials;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.verify.Fetching;
import org.waymark.credential.verify.HandedIn;
import org.waymark.credential.verify.OwnKeys;
import org.waymark.credential.verify.OwnRecords;
import org.waymark.credential.verify.Verification;
import org.waymark.credential.verify.VerificationReport;
import org.waymark.keys.KeySetName;
import org.waymark.keys.Keys;
import org.waymark.outbound.Outbound;
import org.waymark.work.Instance;

/** Anybody has a credential checked, ours or another's. No transaction is open while other sites are asked. */
public final class CheckCredential {
    private final Instance instance;
    private final Credentials credentials = new Credentials();
    private final ViewCredential viewCredential;
    private final Keys keys;
    private final Verification verification;
    private final PublicAddresses addresses;
    private final Outbound outbound;

    CheckCredential(
            Instance instance,
            ViewCredential viewCredential,
            Keys keys,
            Verification verification,
            PublicAddresses addresses,
            Outbound outbound) {
        this.instance = instance;
        this.viewCredential = viewCredential;
        this.keys = keys;
        this.verification = verification;
        this.addresses = addresses;
        this.outbound = outbound;
    }

    /** Tells what was handed in; nothing of it is believed yet. */
    public HandedIn read(byte[] bytes) {
        return verification.read(bytes);
    }

    /**
     * Checks what was handed in, or what stands at the address that was handed in.
     *
     * @param beforeAsking done once, before another site is asked
     * @return empty when there is no credential to check
     */
    public Optional<VerificationReport> check(HandedIn handedIn, Runnable beforeAsking) {
        Fetching fetching = new Fetching(outbound::send, addresses.baseUrl(), beforeAsking);
        HandedIn found = handedIn instanceof HandedIn.Elsewhere elsewhere
                ? verification.fetch(elsewhere, fetching).orElse(handedIn)
                : handedIn;
        if (found instanceof HandedIn.Signed signed) {
            return Optional.of(verification.verify(signed, new Own(), fetching, instance.now()));
        }
        return found instanceof HandedIn.Embedded embedded
                ? Optional.of(verification.verify(embedded, new Own(), fetching, instance.now()))
                : Optional.empty();
    }

    /** Checks one of our credentials, by the code of its certificate or by its address. */
    public Optional<VerificationReport> checkOurs(HandedIn handedIn) {
        Optional<Credential> found = handedIn instanceof HandedIn.Code code
                ? viewCredential.viewByCode(code.code())
                : handedIn instanceof HandedIn.Page page ? viewCredential.view(page.id()) : Optional.empty();
        return found.flatMap(credential -> check(new HandedIn.Signed(credential.jwt()), () -> {}));
    }

    /** What the database says, read when it is asked for. */
    private final class Own implements OwnRecords {
        private @Nullable OwnKeys read;

        @Override
        public Optional<PublicKey> findKey(String slug, String address) {
            OwnKeys known = read;
            if (known == null) {
                known = instance.inTransaction(handle -> new OwnKeys(
                        addresses,
                        KeySetName.OF_CREDENTIALS.stream()
                                .map(set -> keys.publicKeys(handle, set, instance.now()))
                                .toList()));
                read = known;
            }
            return known.find(slug, address);
        }

        @Override
        public Optional<CredentialState> findState(CredentialId id) {
            return instance.inTransaction(handle -> credentials.find(handle, id))
                    .map(Credential::state);
        }
    }
}
