package org.ridewell.protection.boundary;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The class of traffic that a resource belongs to, for which rung 0 may have it shed. */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface TrafficClass {

    /** Prices, without which nobody books: shed where there are no roads to make them of. */
    String QUOTES = "quotes";

    /** What no ride depends on: inbox, referrals, support, feedback, favourite routes. */
    String ENGAGEMENT = "engagement";

    String value() default "";
}
