package org.ridewell.payments.control;

import java.util.Optional;
import org.ridewell.payments.entity.GatewayAnswer;
import org.ridewell.payments.entity.GatewayCall;

/**
 * Whoever moves card money: the one seam to the outside. Never called inside a transaction or while a row is locked.
 */
public interface PaymentGateway {

    /** Does what is asked, once for each key; a repeated key gets the first answer. */
    GatewayAnswer send(GatewayCall call) throws GatewayUnreachable;

    /** What became of the key; empty when the gateway never saw it. Changes nothing. */
    Optional<GatewayAnswer> find(String key) throws GatewayUnreachable;

    /** What a rider knows the card by, such as "Visa •••• 4242"; empty when there is no such token. */
    Optional<String> label(String token);

    /** No connection, or it broke: whether the gateway acted is not known. */
    class GatewayUnreachable extends Exception {

        private static final long serialVersionUID = 1L;

        public GatewayUnreachable(String message) {
            super(message);
        }
    }
}
