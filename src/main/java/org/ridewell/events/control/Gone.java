package org.ridewell.events.control;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Takes a stream out of the register when the container says that it is over. */
record Gone(Streams streams, ClientStream stream) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        streams.remove(stream);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        stream.close();
    }

    @Override
    public void onError(AsyncEvent event) {
        stream.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // a stream is started once
    }
}
