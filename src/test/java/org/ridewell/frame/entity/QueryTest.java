package org.ridewell.frame.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void keepsWhatTheAddressSaysAndEncodesIt() {
        Map<String, String[]> said = new LinkedHashMap<>();
        said.put("next", new String[] {"/receipt?ride=1&x=\"é\""});
        said.put("kind", new String[] {"a", "b", "a"});
        assertThat(Query.with(said, "language", "fr"))
                .isEqualTo("?next=%2Freceipt%3Fride%3D1%26x%3D%22%C3%A9%22&kind=a&kind=b&language=fr");
    }

    @Test
    void saysEachThingOnce() {
        assertThat(Query.with(Map.of("language", new String[] {"en"}), "language", "fr"))
                .isEqualTo("?language=fr");
    }
}
