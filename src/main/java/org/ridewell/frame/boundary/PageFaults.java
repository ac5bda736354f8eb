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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ridewell.problem.entity.DatabaseOutage;

/**
 * What a page's request throws. A view that cannot be restored, since its key is gone or somebody made it up, does nothing
 * and is no fault of ours: the visitor gets the page anew. A failed button or refresh is answered by its status alone, 503
 * without the database and 500 otherwise, and frame.js says it above the page that stays; a failed page by {@link FaultPage}.
 */
public class PageFaults extends ExceptionHandlerWrapper {

    private static final Logger LOG = Logger.getLogger(PageFaults.class.getName());

    PageFaults(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext faces = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            Throwable thrown = events.next().getContext().getException();
            if (isExpired(thrown)) {
                events.remove();
                showAnew(faces);
                return;
            }
            if (faces.getPartialViewContext().isPartialRequest()) {
                events.remove();
                refuse(faces, thrown);
                return;
            }
        }
        super.handle();
    }

    private static void refuse(FacesContext faces, Throwable thrown) {
        boolean outage = DatabaseOutage.explains(thrown);
        LOG.log(outage ? Level.WARNING : Level.SEVERE, "a page's request failed", thrown);
        ExternalContext external = faces.getExternalContext();
        if (!external.isResponseCommitted()) {
            external.responseReset();
            external.setResponseStatus(outage ? 503 : 500);
        }
        faces.responseComplete();
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
            return new PageFaults(getWrapped().getExceptionHandler());
        }
    }
}
