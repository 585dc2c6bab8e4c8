package org.waymark.standard;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A group of criteria, for example Data Governance. The code is unique within a Standard, and so is the title.
 *
 * @param formerTitles the titles that it had before, the oldest first
 */
public record PracticeArea(String code, String title, List<Standard.FormerTitle> formerTitles) {
    public PracticeArea {
        formerTitles = List.copyOf(formerTitles);
    }

    public PracticeArea(String code, String title) {
        this(code, title, List.of());
    }

    /** Returns the CASE identifier of an area that has been given none. */
    static UUID caseId(StandardId standard, String code) {
        return UUID.nameUUIDFromBytes(
                ("waymark-area:" + standard.value() + ":" + code).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the identifier that comes after one that is taken. */
    static UUID next(UUID taken) {
        return UUID.nameUUIDFromBytes(("waymark-area:" + taken).getBytes(StandardCharsets.UTF_8));
    }

    public String titleAt(LocalDate date) {
        return Standard.FormerTitle.at(date, formerTitles, title);
    }
}
