package org.ridewell.tiles.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/15/17059/11942",
                "/15/17059/11942.jpg",
                "/15/-1/11942.png",
                "/0/0/0.png",
                "/11/1066/746.png",
                "/20/1/1.png",
                "/15/1/1.png",
                "/15/99999999999/1.png",
                "/15/17059/11942.png/..",
                "/a/b/c.png",
                "/15/17059/11942@3x.png"
            })
    void isNoTile(String path) {
        assertThat(TileId.of(path, Theme.LIGHT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void showsLandAndSeaAndRoads(Theme theme) throws IOException {
        TileId harbour = tile(43.735, 7.426, theme);
        BufferedImage image = new TilePainter(map()).paint(harbour);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < TileId.SIZE; x++) {
            for (int y = 0; y < TileId.SIZE; y++) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertThat(colours)
                .contains(rgb(theme.fill(Layer.SEA)), rgb(theme.fill(Layer.LAND)), rgb(theme.fill(Layer.PRIMARY)));
    }

    @Test
    void paintsTwiceThePixelsForFineScreens() throws IOException {
        TileId plain = tile(43.735, 7.426, Theme.LIGHT);
        TileId fine = new TileId(plain.z(), plain.x(), plain.y(), 2, Theme.LIGHT);
        assertThat(new TilePainter(map()).paint(fine).getWidth()).isEqualTo(512);
    }

    private static int rgb(Color colour) {
        return colour.getRGB();
    }

    private static TileId tile(double lat, double lon, Theme theme) {
        String path = "/15/%d/%d.png".formatted((int) TileId.column(lon, 15), (int) TileId.row(lat, 15));
        return TileId.of(path, theme).orElseThrow();
    }

    private static CityMap map() throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(
                Objects.requireNonNull(TileTest.class.getClassLoader().getResourceAsStream("city/map.bin"))))) {
            return CityMap.read(in);
        }
    }
}
