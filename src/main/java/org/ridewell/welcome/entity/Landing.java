package org.ridewell.welcome.entity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ridewell.accounts.entity.AccountRole;
import org.ridewell.sessions.entity.PageAccess;

/** Where somebody who has just signed in lands: on the page that they had asked for, when it is one of ours and theirs, else at home. */
public final class Landing {

    /** Path and query as the guard writes them. No authority, no scheme, no backslash: nothing that a browser reads as another site. */
    private static final String OWN = "/[A-Za-z0-9-]+(\\.xhtml)?(\\?[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*)?";

    private Landing() {}

    /** @param next as the address says it, by whomever it was made */
    public static String after(@Nullable String next, AccountRole role) {
        return next != null && next.matches(OWN) && isOpenTo(next, role) ? next : home(role);
    }

    private static boolean isOpenTo(String next, AccountRole role) {
        int query = next.indexOf('?');
        Set<String> roles = PageAccess.rolesFor(query < 0 ? next : next.substring(0, query));
        return roles.contains(role.name());
    }

    private static String home(AccountRole role) {
        return switch (role) {
            case RIDER -> "/ride";
            case CAPTAIN -> "/drive";
            case OPS -> "/ops";
            case AUDITOR -> "/audit";
        };
    }
}
