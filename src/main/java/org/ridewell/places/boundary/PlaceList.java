package org.ridewell.places.boundary;

import java.util.List;
import org.ridewell.places.entity.Place;

/** What a search answers. */
public record PlaceList(List<Place> items) {}
