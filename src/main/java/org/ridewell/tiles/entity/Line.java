package org.ridewell.tiles.entity;

/** Measures along a line whose points are x and y by turns. */
final class Line {

    private Line() {}

    static double length(double[] line) {
        double length = 0;
        for (int i = 2; i < line.length; i += 2) {
            length += Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
        }
        return length;
    }

    /** The point after {@code distance} from the start; the end when the line is shorter. */
    static double[] at(double[] line, double distance) {
        double left = distance;
        for (int i = 2; i < line.length; i += 2) {
            double step = Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
            if (left <= step && step > 0) {
                double share = left / step;
                return new double[] {
                    line[i - 2] + (line[i] - line[i - 2]) * share, line[i - 1] + (line[i + 1] - line[i - 1]) * share
                };
            }
            left -= step;
        }
        return new double[] {line[line.length - 2], line[line.length - 1]};
    }

    static double[] turned(double[] line) {
        double[] turned = new double[line.length];
        for (int i = 0; i < line.length; i += 2) {
            turned[i] = line[line.length - 2 - i];
            turned[i + 1] = line[line.length - 1 - i];
        }
        return turned;
    }
}
