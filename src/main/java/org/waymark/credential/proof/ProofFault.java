package org.waymark.credential.proof;

/** A document has no proof that holds, for a reason that can be told. */
public final class ProofFault extends Exception {
    private static final int LONGEST_DETAIL = 200;

    private final Kind kind;
    private final String detail;

    ProofFault(Kind kind, String detail) {
        super(kind + " " + shown(detail), null, false, false);
        this.kind = kind;
        this.detail = shown(detail);
    }

    /** What is wrong. */
    public enum Kind {
        /** No JSON, or not of the form that a credential or proof has. */
        FORM,
        /** Larger, deeper or more tangled than anything that is read here. */
        LIMIT,
        /** Names a context that is not in this jar. */
        CONTEXT,
        /** Says something that no context gives a meaning to, so that no signature covers it. */
        TERM,
        /** A kind of proof, or of key, that is not known here. */
        UNSUPPORTED,
        /** The key is none, or must not be used. */
        KEY,
        /** The signature is not that of this key over this document. */
        SIGNATURE
    }

    public Kind kind() {
        return kind;
    }

    /** What it is about: a member, an address, a name of a suite. It is text of a stranger. */
    public String detail() {
        return detail;
    }

    private static String shown(String detail) {
        StringBuilder shown = new StringBuilder(Math.min(detail.length(), LONGEST_DETAIL));
        for (int i = 0; i < detail.length() && i < LONGEST_DETAIL; i++) {
            char c = detail.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return shown.toString();
    }
}
