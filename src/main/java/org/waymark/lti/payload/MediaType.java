package org.waymark.lti.payload;

import org.tsugi.lti13.LTI13ConstantsUtil;

/** Media types of the services; platforms refuse near misses, so they are never combined or given parameters. */
public final class MediaType {
    public static final String LINE_ITEM = LTI13ConstantsUtil.MEDIA_TYPE_LINEITEM;
    public static final String LINE_ITEM_CONTAINER = LTI13ConstantsUtil.MEDIA_TYPE_LINEITEMS;
    public static final String SCORE = LTI13ConstantsUtil.SCORE_TYPE;
    public static final String RESULT_CONTAINER = LTI13ConstantsUtil.RESULTS_TYPE;
    public static final String MEMBERSHIP_CONTAINER = LTI13ConstantsUtil.MEDIA_TYPE_MEMBERSHIPS;

    private MediaType() {}
}
