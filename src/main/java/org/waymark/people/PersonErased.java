package org.waymark.people;

/** Somebody asked for something to be kept of a person whose data was erased, perhaps in that very moment. */
public final class PersonErased extends RuntimeException {
    public PersonErased() {
        super("the data of this person was erased", null, false, false);
    }
}
