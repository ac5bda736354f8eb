package org.ridewell.tiles.entity;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that is painted: the features in the order of their layers, and the letters. The build writes it, the server reads it. */
public record CityMap(List<Feature> features, Map<Character, Glyph> letters) {

    private static final int END = 9;

    public CityMap {
        features = List.copyOf(features);
        letters = Map.copyOf(letters);
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(features.size());
        for (Feature feature : features) {
            out.writeUTF(feature.layer().name());
            out.writeUTF(feature.name());
            out.writeShort(feature.lines().size());
            for (double[] line : feature.lines()) {
                out.writeInt(line.length);
                for (double coordinate : line) {
                    out.writeFloat((float) coordinate);
                }
            }
        }
        out.writeInt(letters.size());
        // sorted: the same input makes the same bytes
        for (Map.Entry<Character, Glyph> letter : new java.util.TreeMap<>(letters).entrySet()) {
            out.writeChar(letter.getKey());
            write(letter.getValue(), out);
        }
    }

    private static void write(Glyph glyph, DataOutputStream out) throws IOException {
        out.writeFloat((float) glyph.advance());
        float[] points = new float[6];
        for (PathIterator at = glyph.outline().getPathIterator(null); !at.isDone(); at.next()) {
            int kind = at.currentSegment(points);
            out.writeByte(kind);
            for (int i = 0; i < coordinates(kind); i++) {
                out.writeFloat(points[i]);
            }
        }
        out.writeByte(END);
    }

    private static int coordinates(int kind) {
        return switch (kind) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
            case PathIterator.SEG_QUADTO -> 4;
            case PathIterator.SEG_CUBICTO -> 6;
            default -> 0;
        };
    }

    public static CityMap read(DataInputStream in) throws IOException {
        List<Feature> features = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            Layer layer = Layer.valueOf(in.readUTF());
            String name = in.readUTF();
            List<double[]> lines = new ArrayList<>();
            for (int more = in.readShort(); more > 0; more--) {
                double[] line = new double[in.readInt()];
                for (int i = 0; i < line.length; i++) {
                    line[i] = in.readFloat();
                }
                lines.add(line);
            }
            features.add(new Feature(layer, name, lines));
        }
        Map<Character, Glyph> letters = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            letters.put(in.readChar(), readGlyph(in));
        }
        return new CityMap(features, letters);
    }

    private static Glyph readGlyph(DataInputStream in) throws IOException {
        double advance = in.readFloat();
        Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int kind = in.readByte(); kind != END; kind = in.readByte()) {
            double[] p = new double[coordinates(kind)];
            for (int i = 0; i < p.length; i++) {
                p[i] = in.readFloat();
            }
            switch (kind) {
                case PathIterator.SEG_MOVETO -> outline.moveTo(p[0], p[1]);
                case PathIterator.SEG_LINETO -> outline.lineTo(p[0], p[1]);
                case PathIterator.SEG_QUADTO -> outline.quadTo(p[0], p[1], p[2], p[3]);
                case PathIterator.SEG_CUBICTO -> outline.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                default -> outline.closePath();
            }
        }
        return new Glyph(outline, advance);
    }
}
