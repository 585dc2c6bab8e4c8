package org.waymark.authorization;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A right that a client asks for and a learner gives (OB 3.0, 6.2.1; CLR 2.0). Names are kept in the database. */
public enum Scope {
    READ_CREDENTIALS("ob/v3p0", "credential.readonly"),
    ADD_CREDENTIALS("ob/v3p0", "credential.upsert"),
    READ_PROFILE("ob/v3p0", "profile.readonly"),
    UPDATE_PROFILE("ob/v3p0", "profile.update"),
    READ_RECORD("clr/v2p0", "credential.readonly"),
    /** To go on without the learner: the client gets refresh tokens. */
    OFFLINE("", "offline_access");

    /** The scopes of the Open Badges API. */
    public static final List<Scope> OPEN_BADGES =
            List.of(READ_CREDENTIALS, ADD_CREDENTIALS, READ_PROFILE, UPDATE_PROFILE);

    /** A list of scopes is at most so long, in characters. */
    public static final int LONGEST = 1_000;

    private final String address;

    /** @param service within the specifications of 1EdTech; empty for a scope of OAuth itself */
    Scope(String service, String name) {
        this.address = service.isEmpty() ? name : "https://purl.imsglobal.org/spec/" + service + "/scope/" + name;
    }

    /** Returns the scope as requests name it. */
    public String address() {
        return address;
    }

    /** Reads a list of scopes, separated by spaces (RFC 6749, 3.3); those that nobody knows here are left out. */
    public static Set<Scope> read(String text) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (text.length() <= LONGEST) {
            List<String> named = List.of(text.split(" ", -1));
            Arrays.stream(values())
                    .filter(scope -> named.contains(scope.address))
                    .forEach(scopes::add);
        }
        return scopes;
    }

    /** Writes scopes as answers list them, always in the same order. */
    public static String write(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::address).collect(Collectors.joining(" "));
    }
}
