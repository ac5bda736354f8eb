package org.ridewell.routing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.ridewell.geo.entity.Position;

class PolylineTest {

    /** From the format's description. */
    private static final List<Position> KNOWN =
            List.of(new Position(38.5, -120.2), new Position(40.7, -120.95), new Position(43.252, -126.453));

    @Test
    void encodesTheFormatsOwnExample() {
        assertThat(Polyline.encode(KNOWN)).isEqualTo("_p~iF~ps|U_ulLnnqC_mqNvxq`@");
        assertThat(Polyline.decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@")).isEqualTo(KNOWN);
    }

    @Property
    void decodesWhatItEncoded(
            @ForAll @DoubleRange(min = -90, max = 90) double lat,
            @ForAll @DoubleRange(min = -180, max = 180) double lon) {
        Position decoded = Polyline.decode(Polyline.encode(List.of(new Position(0, 0), new Position(lat, lon))))
                .get(1);
        assertThat(decoded.lat()).isCloseTo(lat, within(1e-5));
        assertThat(decoded.lon()).isCloseTo(lon, within(1e-5));
    }

    @Test
    void refusesAPolylineThatEndsWithinANumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> Polyline.decode("_p~iF~"));
    }
}
