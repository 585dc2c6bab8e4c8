package org.waymark.web.admin.city;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.AheadView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * All that the programme's staff see of a city.
 *
 * @param on asks for the standing on another day
 * @param ahead what would bring the next level within reach; null where nothing is to say
 * @param questions those that wait for an answer
 * @param allQuestions leads to all questions of the city
 * @param marking notes what is ticked; null where a past day is shown, since that does not change
 * @param history all that happened to the city, the last first
 * @param audit leads to what people with power did to the city
 * @param undo goes back to what was said of the Standard before; null where nothing was
 * @param addCode makes a code
 */
public record CityFileView(
        LayoutView layout,
        String city,
        LinkView back,
        FormView on,
        Day day,
        Summary summary,
        @Nullable AheadView ahead,
        List<LinkView> questions,
        LinkView allQuestions,
        List<Area> areas,
        @Nullable Marking marking,
        Assessing assessing,
        Notes notes,
        List<Event> history,
        LinkView audit,
        LinkView change,
        List<Event> standards,
        @Nullable FormView undo,
        FormView addCode,
        List<Code> codes,
        Leads leads) {
    public CityFileView {
        questions = List.copyOf(questions);
        areas = List.copyOf(areas);
        history = List.copyOf(history);
        standards = List.copyOf(standards);
        codes = List.copyOf(codes);
    }

    /**
     * The day that is shown.
     *
     * @param field as a field takes it
     * @param problem why the day that was asked for cannot be shown
     * @param shown in words
     */
    public record Day(String field, @Nullable String problem, String shown) {}

    /**
     * Where the city stands.
     *
     * @param level the level reached; null below the first
     * @param certified the level that the programme awarded, in words
     * @param differs says that another one is worked out; null where it is the same
     * @param gaps what is not sure, or not known, about the version; for staff only
     */
    public record Summary(
            String standard,
            @Nullable String since,
            int points,
            int possible,
            int supported,
            int claimed,
            @Nullable String level,
            String certified,
            @Nullable String differs,
            List<String> gaps) {
        public Summary {
            gaps = List.copyOf(gaps);
        }
    }

    /** A practice area. */
    public record Area(String title, List<Line> lines) {
        public Area {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A criterion with what is known of it, in words; null where nothing is.
     *
     * @param provisional whether something about the criterion is not confirmed
     * @param tickClaim whether its claim is ticked in the form
     * @param tickConfirmation whether its confirmation is
     */
    public record Line(
            String code,
            String title,
            boolean provisional,
            @Nullable String support,
            @Nullable String claim,
            @Nullable String confirmation,
            boolean tickClaim,
            boolean tickConfirmation) {}

    /**
     * The form that notes claims and confirmations: what differs from what was ticked before.
     *
     * @param day as a field takes it
     * @param problem why it cannot be taken
     */
    public record Marking(
            FormView form,
            String day,
            String evidence,
            @Nullable String problem) {}

    /**
     * The city's assessments, and the form that records one.
     *
     * @param day as a field takes it
     * @param problem why it cannot be taken
     * @param table leads to the import of many
     */
    public record Assessing(
            List<Assessment> listed,
            FormView form,
            String day,
            List<OptionView> standards,
            List<OptionView> levels,
            String criteria,
            String until,
            String note,
            @Nullable String problem,
            LinkView table) {
        public Assessing {
            listed = List.copyOf(listed);
            standards = List.copyOf(standards);
            levels = List.copyOf(levels);
        }
    }

    /**
     * An assessment.
     *
     * @param certified the level that was awarded, in words; null where none was
     * @param takeBack null when it is taken back
     */
    public record Assessment(
            String what,
            @Nullable String certified,
            String recorded,
            String note,
            @Nullable FormView takeBack) {}

    /** What staff wrote for each other, and the form that adds to it. */
    public record Notes(
            FormView form, String text, @Nullable String problem, List<Note> listed) {
        public Notes {
            listed = List.copyOf(listed);
        }
    }

    /** @param remove null when it is removed */
    public record Note(
            String text, String recorded, @Nullable FormView remove) {}

    /**
     * Something that was noted.
     *
     * @param by who did; null where nobody is named
     * @param evidence what it rests on; may be empty
     * @param undo null where it cannot be undone here
     */
    public record Event(
            String what,
            @Nullable String by,
            String when,
            String evidence,
            @Nullable FormView undo) {}

    /**
     * The city's leads, the people who are found, and the codes by which somebody becomes a lead.
     *
     * @param search looks for people of the city
     * @param asked what was looked for; may be empty
     */
    public record Leads(
            List<Lead> listed,
            FormView search,
            String asked,
            List<Candidate> found,
            List<LeadCode> codes,
            FormView makeCode) {
        public Leads {
            listed = List.copyOf(listed);
            found = List.copyOf(found);
            codes = List.copyOf(codes);
        }
    }

    /** Somebody who leads the city. */
    public record Lead(LinkView person, String since, FormView end) {}

    /** @param name names the person a lead; null for one who is */
    public record Candidate(
            LinkView person, String id, @Nullable FormView name) {}

    /**
     * A lead's code.
     *
     * @param code only its ending once it is good no longer
     * @param end null when it is good no longer
     */
    public record LeadCode(
            String code,
            String made,
            String state,
            @Nullable FormView end) {}

    /** @param withdraw null when it is withdrawn */
    public record Code(String code, String since, @Nullable FormView withdraw) {}
}
