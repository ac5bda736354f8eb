package org.ridewell.paging.entity;

/** What the {@code limit} and the {@code cursor} of a list may be, and what is said when they are not. */
public final class PageRules {

    public static final String LIMIT = "[1-9][0-9]?|100";
    public static final String LIMIT_RULE = "must be 1 to 100";

    /** The id of the last item of the page before. */
    public static final String CURSOR = "[0-9a-z]{26}";

    public static final String CURSOR_RULE = "must be the nextCursor of a page before";

    private PageRules() {}
}
