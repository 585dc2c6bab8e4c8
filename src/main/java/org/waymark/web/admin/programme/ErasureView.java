package org.waymark.web.admin.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * What erasing a person would do, before it is done.
 *
 * @param goes what is removed, with how much of it there is
 * @param stays what stays without a name, and why
 * @param before what happens first, such as a place in a run that goes to the next one
 * @param badges how many badges are valid, in words; null when there are none
 * @param erase does it
 * @param reasons among which one has to be chosen
 */
public record ErasureView(
        LayoutView layout,
        String name,
        String where,
        List<FactView> goes,
        List<FactView> stays,
        List<String> before,
        @Nullable String badges,
        FormView erase,
        List<OptionView> reasons,
        LinkView back) {
    public ErasureView {
        goes = List.copyOf(goes);
        stays = List.copyOf(stays);
        before = List.copyOf(before);
        reasons = List.copyOf(reasons);
    }
}
