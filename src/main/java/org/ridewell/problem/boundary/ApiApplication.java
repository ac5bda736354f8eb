package org.ridewell.problem.boundary;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JSON API; resources and providers are found by scanning. */
@ApplicationPath("/api")
public class ApiApplication extends Application {}
