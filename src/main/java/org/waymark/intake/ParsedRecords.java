package org.waymark.intake;

import java.util.List;

/**
 * The outcome of reading a request: each of its records in their order, taken or refused by itself, or what is wrong
 * with the request as a whole.
 */
public record ParsedRecords(List<ToldCompletion> records, List<Fault> faults) {

    public ParsedRecords {
        records = List.copyOf(records);
        faults = List.copyOf(faults);
    }

    /**
     * A fault in a request or one of its records.
     *
     * @param status the HTTP status that fits it
     * @param pointer where it is (RFC 6901); empty for the whole request
     */
    public record Fault(int status, String pointer, String detail) {}

    static ParsedRecords faulty(Fault fault) {
        return new ParsedRecords(List.of(), List.of(fault));
    }
}
