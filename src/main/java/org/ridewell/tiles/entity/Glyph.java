package org.ridewell.tiles.entity;

import java.awt.geom.Path2D;

/** A letter's outline at a size of one em, y downwards, and how far the next letter stands from it. */
public record Glyph(Path2D.Double outline, double advance) {}
