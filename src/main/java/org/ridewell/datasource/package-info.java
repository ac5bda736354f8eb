/**
 * What Liberty's connection pool loads on the server's side of the class loaders, from a jar of its own: the application
 * never sees these classes, it asks JNDI for {@code jdbc/ridewell}.
 */
package org.ridewell.datasource;
