package org.ridewell.tiles.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.ridewell.tiles.entity.CityMap;
import org.ridewell.tiles.entity.TileId;
import org.ridewell.tiles.entity.TilePainter;

/** The tiles as PNG, painted when first asked for (4 to 30 ms) and kept while there is room. */
@ApplicationScoped
public class Tiles {

    /** Bytes; a tile has 5 to 40 thousand, so a whole city in both themes fits at the usual zooms. */
    private static final int ROOM = 32 * 1024 * 1024;

    /** What the build made; see {@code org.ridewell.city}. */
    private static final String RESOURCE = "city/map.bin";

    private final Map<TileId, byte[]> kept = new LinkedHashMap<>(256, 0.75f, true);
    private int size;
    private @Nullable TilePainter painter;

    public byte[] png(TileId tile) {
        byte[] known = recall(tile);
        return known == null ? keep(tile, painted(tile)) : known;
    }

    private synchronized byte @Nullable [] recall(TileId tile) {
        return kept.get(tile);
    }

    private synchronized byte[] keep(TileId tile, byte[] png) {
        if (kept.put(tile, png) == null) {
            size += png.length;
        }
        var oldest = kept.entrySet().iterator();
        while (size > ROOM && oldest.hasNext()) {
            size -= oldest.next().getValue().length;
            oldest.remove();
        }
        return png;
    }

    private byte[] painted(TileId tile) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        try {
            ImageIO.write(painter().paint(tile), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private synchronized TilePainter painter() {
        if (painter == null) {
            // PNG's writer would spool to the disk otherwise, which may be read-only
            ImageIO.setUseCache(false);
            painter = new TilePainter(map());
        }
        return painter;
    }

    private static CityMap map() {
        try (InputStream in = Tiles.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing: the build makes it (./mvnw process-classes)");
            }
            return CityMap.read(new DataInputStream(new GZIPInputStream(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("the map cannot be read", e);
        }
    }
}
