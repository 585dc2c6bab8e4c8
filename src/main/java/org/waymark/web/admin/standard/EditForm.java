package org.waymark.web.admin.standard;

import java.util.List;
import java.util.Map;
import org.waymark.journey.standard.EditStandard.Outcome;
import org.waymark.web.Form;
import org.waymark.web.admin.Flash;

/** One of the forms by which a Standard is changed. What was typed goes by the names of the fields. */
interface EditForm {
    String heading();

    String lead();

    /** The address below that of the Standard. */
    String page();

    /** What stands in the fields when the form is opened. */
    Map<String, String> stored();

    /** What somebody typed; a field that was not sent is empty. */
    Map<String, String> read(Form form);

    /** @param problems what is wrong, by the names of fields */
    List<EditView.Group> groups(Map<String, String> typed, Map<String, String> problems);

    Outcome check(Map<String, String> typed, int from);

    Outcome save(Map<String, String> typed, int from, String by);

    /** What is said when it was saved. */
    default Flash done() {
        return Flash.STANDARD_SAVED;
    }
}
