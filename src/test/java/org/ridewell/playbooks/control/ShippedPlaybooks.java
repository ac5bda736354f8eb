package org.ridewell.playbooks.control;

import java.util.List;
import org.ridewell.playbooks.entity.Playbook;

/** The playbooks as they ship, for tests of other features. */
public final class ShippedPlaybooks {

    private ShippedPlaybooks() {}

    public static List<Playbook> all() {
        return Playbooks.check(PlaybookShelf.schema(), PlaybookShelf.shipped()).playbooks();
    }
}
