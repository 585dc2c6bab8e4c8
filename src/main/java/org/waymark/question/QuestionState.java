package org.waymark.question;

/** Says whose turn it is. Names are kept in the database. */
public enum QuestionState {
    /** Staff are to answer. */
    OPEN,
    /** Staff have answered; whoever asked can write again. */
    ANSWERED,
    /** Nobody is to do anything; whoever asked can write again. */
    CLOSED
}
