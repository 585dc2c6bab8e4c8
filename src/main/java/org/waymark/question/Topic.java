package org.waymark.question;

/** The topics of questions, each with a contact of its own. Names are kept in the database. */
public enum Topic {
    /** What is offered, and the certification. */
    PROGRAMME,
    /** The learning platform and Waymark: signing in, what does not work. */
    PLATFORM,
    /** What is kept of a person, and what becomes of it. */
    DATA,
    /** A city would like to host a training; asked by its leads in a form of its own. */
    HOSTING;

    /** Tells whether anybody can ask about it, who is whoever. */
    public boolean isForAnybody() {
        return this != HOSTING;
    }
}
