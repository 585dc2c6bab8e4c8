package org.waymark.people.data;

/** A part of what is kept of a person, as a reader thinks of it; in this order it is shown. */
public enum PersonalPart {
    /** Who the person is, by the platform's word. */
    PERSON,
    /** The city, with what counts for it. */
    CITY,
    /** Courses and activities that the person opened, or stands on the list of. */
    COURSES,
    /** Registrations for runs. */
    REGISTRATIONS,
    /** What was said of completions, by whomever. */
    COMPLETIONS,
    BADGES,
    GRADES,
    /** What the person asked the program, and what was answered. */
    QUESTIONS,
    /** What the person lets others see. */
    CONSENTS,
    /** Being a city lead, and what the person did with power over others' data. */
    LEAD,
    /** What the person did as somebody who teaches. */
    TEACHING
}
