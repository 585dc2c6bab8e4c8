package org.waymark.credential.proof;

/** The canonical form of a document in safe mode, for tests of other rooms. */
public final class CanonicalText {
    private CanonicalText() {}

    public static String of(String json) throws ProofFault {
        return CanonicalForm.OF_BUNDLED_CONTEXTS.of(CredentialJson.read(json));
    }
}
