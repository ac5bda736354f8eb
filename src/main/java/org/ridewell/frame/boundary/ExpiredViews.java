package org.ridewell.frame.boundary;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * A view that cannot be restored, since its key is gone or somebody made it up, does nothing and is no fault of ours: the
 * visitor gets the page anew.
 */
public class ExpiredViews extends ExceptionHandlerWrapper {

    ExpiredViews(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            if (isExpired(events.next().getContext().getException())) {
                events.remove();
                showAnew(FacesContext.getCurrentInstance());
                return;
            }
        }
        super.handle();
    }

    private static boolean isExpired(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof FacesException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof ViewExpiredException;
    }

    private static void showAnew(FacesContext faces) {
        ExternalContext external = faces.getExternalContext();
        try {
            external.redirect(((HttpServletRequest) external.getRequest()).getRequestURI());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }

    /** What faces-config.xml names. */
    public static class Factory extends ExceptionHandlerFactory {

        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new ExpiredViews(getWrapped().getExceptionHandler());
        }
    }
}
