package org.waymark.web.admin.run;

import java.util.List;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * A question before something that people notice is done.
 *
 * @param follows what will follow, a sentence each
 * @param get whether the form asks for another page and changes nothing
 * @param button the words of the button that does it
 * @param grave whether people are disappointed by it
 */
public record ConfirmView(
        LayoutView layout,
        LinkView back,
        String heading,
        List<String> follows,
        FormView form,
        boolean get,
        List<FieldView> fields,
        String button,
        boolean grave) {}
