package org.ridewell.tiles.entity;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Paints the city's map with Java2D alone: no fonts of the machine, no request to the outside. Safe for any threads. */
public final class TilePainter {

    /** Part of every tile's ETag: raise it when a tile of the same data would look different. */
    public static final int STYLE = 1;

    /** A feature's shape in units of the whole world, so that each zoom is but a scale, and the box around it. */
    private record Outline(Path2D.Double shape, Rectangle2D box) {

        Path2D.Double at(double world) {
            return new Path2D.Double(shape, AffineTransform.getScaleInstance(world, world));
        }

        /** A line that runs straight has a box without an area, which {@code intersects} would never hit: hence margins. */
        boolean isWithin(Rectangle2D area, double world) {
            return area.intersects(
                    box.getX() * world - 1,
                    box.getY() * world - 1,
                    box.getWidth() * world + 2,
                    box.getHeight() * world + 2);
        }
    }

    private final CityMap map;
    private final Map<Layer, List<Outline>> outlines = new EnumMap<>(Layer.class);
    private final Map<Integer, Lettering> lettering = new ConcurrentHashMap<>();

    public TilePainter(CityMap map) {
        this.map = map;
        for (Feature feature : map.features()) {
            Path2D.Double shape = shape(feature);
            outlines.computeIfAbsent(feature.layer(), none -> new ArrayList<>())
                    .add(new Outline(shape, shape.getBounds2D()));
        }
    }

    public BufferedImage paint(TileId tile) {
        int side = TileId.SIZE * tile.scale();
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(tile.theme().ground());
        graphics.fillRect(0, 0, side, side);
        graphics.scale(tile.scale(), tile.scale());
        graphics.translate(-(double) tile.x() * TileId.SIZE, -(double) tile.y() * TileId.SIZE);
        try {
            areas(graphics, tile);
            roads(graphics, tile);
            labels(graphics, tile);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static Rectangle2D area(TileId tile, double margin) {
        return new Rectangle2D.Double(
                (double) tile.x() * TileId.SIZE - margin,
                (double) tile.y() * TileId.SIZE - margin,
                TileId.SIZE + 2 * margin,
                TileId.SIZE + 2 * margin);
    }

    private void areas(Graphics2D graphics, TileId tile) {
        for (Layer layer : Layer.values()) {
            if (layer.isArea() && !(layer == Layer.BUILDING && tile.z() < 15)) {
                for (Path2D.Double shape : visible(layer, tile, 2)) {
                    graphics.setColor(tile.theme().fill(layer));
                    graphics.fill(shape);
                    outline(graphics, tile, layer, shape);
                }
            }
        }
    }

    private static void outline(Graphics2D graphics, TileId tile, Layer layer, Path2D.Double shape) {
        if (layer == Layer.BUILDING && tile.z() >= 17) {
            graphics.setColor(tile.theme().casing(layer));
            graphics.setStroke(new BasicStroke(0.7f));
            graphics.draw(shape);
        }
    }

    /** All casings of a class first, then its fills, so that crossings are open. */
    private void roads(Graphics2D graphics, TileId tile) {
        List<Layer> classes = List.of(
                Layer.RAIL, Layer.FOOTWAY, Layer.TUNNEL, Layer.SERVICE, Layer.STREET, Layer.SECONDARY, Layer.PRIMARY);
        for (Layer layer : classes) {
            double width = width(layer, tile.z());
            if (width <= 0) {
                continue;
            }
            List<Path2D.Double> shapes = visible(layer, tile, width);
            if (layer.isRoad() && layer != Layer.TUNNEL && width > 2) {
                stroke(graphics, tile.theme().casing(layer), solid(width + (tile.z() >= 16 ? 1.8 : 1.2)), shapes);
            }
            stroke(graphics, tile.theme().fill(layer), pen(layer, width), shapes);
        }
    }

    private List<Path2D.Double> visible(Layer layer, TileId tile, double margin) {
        Rectangle2D visible = area(tile, margin + 2);
        double world = (double) TileId.SIZE * (1 << tile.z());
        return outlines.getOrDefault(layer, List.of()).stream()
                .filter(outline -> outline.isWithin(visible, world))
                .map(outline -> outline.at(world))
                .toList();
    }

    private static void stroke(Graphics2D graphics, Color colour, BasicStroke pen, List<Path2D.Double> shapes) {
        graphics.setColor(colour);
        graphics.setStroke(pen);
        shapes.forEach(graphics::draw);
    }

    private static BasicStroke solid(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static BasicStroke pen(Layer layer, double width) {
        return switch (layer) {
            case RAIL, FOOTWAY -> dashed(width, 3, 3);
            case TUNNEL -> dashed(width, 6, 4);
            default -> solid(width);
        };
    }

    private static BasicStroke dashed(double width, float on, float off) {
        return new BasicStroke(
                (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {on, off}, 0);
    }

    /** Pixels: a road's width doubles with each zoom only when one is close. */
    private static double width(Layer layer, int zoom) {
        double grown = Math.pow(1.55, zoom - 15.0);
        return switch (layer) {
            case PRIMARY -> Math.min(26, 4.6 * grown);
            case SECONDARY -> Math.min(22, 3.8 * grown);
            case STREET -> zoom < 13 ? 0 : Math.min(18, 3 * grown);
            case SERVICE -> zoom < 15 ? 0 : Math.min(10, 1.6 * grown);
            case TUNNEL -> zoom < 14 ? 0 : Math.min(12, 2.2 * grown);
            case FOOTWAY -> zoom < 16 ? 0 : Math.min(2.2, 0.8 * grown);
            case RAIL -> zoom < 14 ? 0 : 1.6;
            default -> 0;
        };
    }

    private void labels(Graphics2D graphics, TileId tile) {
        Lettering names = lettering.computeIfAbsent(tile.z(), zoom -> new Lettering(map, zoom));
        for (Lettering.Label label : names.within(area(tile, 4))) {
            graphics.setColor(tile.theme().halo());
            graphics.setStroke(new BasicStroke(2.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(label.outline());
            graphics.setColor(tile.theme().fill(label.layer()));
            graphics.fill(label.outline());
        }
    }

    private static Path2D.Double shape(Feature feature) {
        Path2D.Double shape = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (double[] line : feature.lines()) {
            shape.moveTo(TileId.column(line[0], 0), TileId.row(line[1], 0));
            for (int i = 2; i < line.length; i += 2) {
                shape.lineTo(TileId.column(line[i], 0), TileId.row(line[i + 1], 0));
            }
            if (feature.layer().isArea()) {
                shape.closePath();
            }
        }
        return shape;
    }
}
