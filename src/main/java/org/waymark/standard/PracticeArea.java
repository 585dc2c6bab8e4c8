package org.waymark.standard;

import java.time.LocalDate;
import java.util.List;

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

    public String titleAt(LocalDate date) {
        return Standard.FormerTitle.at(date, formerTitles, title);
    }
}
