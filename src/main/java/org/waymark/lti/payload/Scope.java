package org.waymark.lti.payload;

import java.util.List;
import org.tsugi.lti13.LTI13ConstantsUtil;

/** OAuth 2 scopes of the LTI Advantage services. */
public final class Scope {
    public static final String LINE_ITEM = LTI13ConstantsUtil.SCOPE_LINEITEM;
    public static final String LINE_ITEM_READONLY = LTI13ConstantsUtil.SCOPE_LINEITEM_READONLY;
    public static final String RESULT_READONLY = LTI13ConstantsUtil.SCOPE_RESULT_READONLY;
    public static final String SCORE = LTI13ConstantsUtil.SCOPE_SCORE;
    public static final String MEMBERSHIP_READONLY = LTI13ConstantsUtil.SCOPE_NAMES_AND_ROLES;

    /** Everything that Waymark asks a platform for. */
    public static final List<String> ALL =
            List.of(LINE_ITEM, LINE_ITEM_READONLY, RESULT_READONLY, SCORE, MEMBERSHIP_READONLY);

    private Scope() {}
}
