package org.waymark.people.erasure;

/** A kind of what an erasure removes, in the order in which it is shown. */
public enum TraceKind {
    /** Name, ID at the platform, language, time zone. */
    PERSON,
    /** Courses and activities that the person opened, or stands on the list of. */
    COURSES,
    /** Launches and calls of other systems, as they are kept for a while to find faults. */
    LAUNCHES,
    /** Registrations for runs, with answers and address. */
    REGISTRATIONS,
    MAIL,
    /** What the person asked for and objected to, and what was answered. */
    WORDS,
    ATTENDANCE,
    /** Grades with their tries, also those on their way. */
    GRADES,
    /** What sources told of a completion beside the completion itself. */
    RECORDS,
    /** What a badge says of its recipient, with the signed text. */
    BADGES,
    CONSENTS,
    /** Being a city lead. */
    LEAD,
    /** The name beside what the person changed for the program. */
    AUTHORSHIP
}
