package org.waymark.audit;

import java.time.Instant;

/**
 * An entry of the audit log.
 *
 * @param number counts from 1 without a gap
 * @param subjectKind the name of a {@link Subject.Kind}, as it was when it was kept
 * @param act the name of an {@link Act}, as it was when it was kept
 * @param detail what exactly was done, as data: codes, days, addresses
 * @param seal an HMAC over this entry and the seal of the one before, in hexadecimal digits
 */
public record AuditEntry(
        long number,
        Instant recordedAt,
        String actor,
        String act,
        String subjectKind,
        String subject,
        String label,
        String detail,
        String seal) {}
