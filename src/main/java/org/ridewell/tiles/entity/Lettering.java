package org.ridewell.tiles.entity;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each name stands at one zoom, in pixels of the whole world: decided once for all tiles, so that no label is cut at
 * a tile's edge. The more important one keeps its place, who would overlap is left out.
 */
final class Lettering {

    /** A name in its place. */
    record Label(Layer layer, Path2D.Double outline, Rectangle2D bounds) {}

    /** Pixels between two labels of the same street. */
    private static final double REPEAT = 420;

    private static final double GAP = 5;

    private final Map<Character, Glyph> letters;
    private final int zoom;
    private final List<Label> labels = new ArrayList<>();
    private final Map<String, List<Rectangle2D>> named = new HashMap<>();

    Lettering(CityMap map, int zoom) {
        this.letters = map.letters();
        this.zoom = zoom;
        place(map, Layer.DISTRICT);
        place(map, Layer.MAIN_NAME);
        place(map, Layer.NAME);
        place(map, Layer.POINT_OF_INTEREST);
    }

    List<Label> within(Rectangle2D area) {
        return labels.stream().filter(label -> label.bounds().intersects(area)).toList();
    }

    private void place(CityMap map, Layer layer) {
        double size = size(layer);
        if (size <= 0) {
            return;
        }
        for (Feature feature : map.features()) {
            if (feature.layer() == layer) {
                double[] line = pixels(feature.lines().get(0));
                Path2D.Double outline =
                        line.length == 2 ? beside(feature, line, size) : along(feature.name(), line, size);
                keep(layer, feature.name(), outline);
            }
        }
    }

    private double size(Layer layer) {
        return switch (layer) {
            case DISTRICT -> zoom >= 14 && zoom <= 17 ? 13 : 0;
            case MAIN_NAME -> zoom >= 15 ? Math.min(13, 10 + (zoom - 15) * 1.0) : 0;
            case NAME -> zoom >= 16 ? Math.min(12.5, 10 + (zoom - 16) * 1.0) : 0;
            case POINT_OF_INTEREST -> zoom >= 18 ? 11 : 0;
            default -> 0;
        };
    }

    private void keep(Layer layer, String name, Path2D.Double outline) {
        if (outline.getCurrentPoint() == null) {
            return;
        }
        Rectangle2D bounds = grown(outline.getBounds2D(), GAP);
        boolean free = labels.stream().noneMatch(other -> other.bounds().intersects(bounds));
        List<Rectangle2D> same = named.computeIfAbsent(name, none -> new ArrayList<>());
        if (free && same.stream().noneMatch(other -> grown(other, REPEAT / 2).intersects(grown(bounds, REPEAT / 2)))) {
            labels.add(new Label(layer, outline, bounds));
            same.add(bounds);
        }
    }

    private static Rectangle2D grown(Rectangle2D box, double by) {
        return new Rectangle2D.Double(
                box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
    }

    private double[] pixels(double[] line) {
        double[] pixels = new double[line.length];
        for (int i = 0; i < line.length; i += 2) {
            pixels[i] = TileId.column(line[i], zoom) * TileId.SIZE;
            pixels[i + 1] = TileId.row(line[i + 1], zoom) * TileId.SIZE;
        }
        return pixels;
    }

    private Path2D.Double beside(Feature feature, double[] at, double size) {
        Path2D.Double outline = new Path2D.Double();
        boolean district = feature.layer() == Layer.DISTRICT;
        double spacing = district ? 1.5 : 0;
        double x =
                at[0] - (width(feature.name(), size) + spacing * feature.name().length()) / 2;
        for (char c : feature.name().toCharArray()) {
            Glyph glyph = glyph(c);
            append(outline, glyph, x, at[1] + size / 3, 0, size);
            x += glyph.advance() * size + spacing;
        }
        return outline;
    }

    /** Letter by letter on the middle of the line, read from left to right; nothing when it has no room or bends too much. */
    private Path2D.Double along(String name, double[] given, double size) {
        double room = Line.length(given);
        double width = width(name, size);
        Path2D.Double outline = new Path2D.Double();
        if (room < width + 8) {
            return outline;
        }
        double start = (room - width) / 2;
        boolean backwards = Line.at(given, start)[0] > Line.at(given, start + width)[0];
        double[] line = backwards ? Line.turned(given) : given;
        double passed = start;
        double last = Double.NaN;
        for (int i = 0; i < name.length(); i++) {
            Glyph glyph = glyph(name.charAt(i));
            double advance = glyph.advance() * size;
            double[] from = Line.at(line, passed);
            double[] to = Line.at(line, passed + advance);
            double angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
            if (!Double.isNaN(last) && Math.abs(Math.IEEEremainder(angle - last, 2 * Math.PI)) > 0.55) {
                return new Path2D.Double();
            }
            last = angle;
            append(
                    outline,
                    glyph,
                    from[0] - Math.sin(angle) * size * 0.34,
                    from[1] + Math.cos(angle) * size * 0.34,
                    angle,
                    size);
            passed += advance;
        }
        return outline;
    }

    private static void append(Path2D.Double outline, Glyph glyph, double x, double y, double angle, double size) {
        AffineTransform there = AffineTransform.getTranslateInstance(x, y);
        there.rotate(angle);
        there.scale(size, size);
        outline.append(glyph.outline().getPathIterator(there), false);
    }

    private double width(String name, double size) {
        return name.chars().mapToDouble(c -> glyph((char) c).advance()).sum() * size;
    }

    private Glyph glyph(char c) {
        Glyph glyph = letters.get(c);
        return glyph == null ? new Glyph(new Path2D.Double(), 0.3) : glyph;
    }
}
