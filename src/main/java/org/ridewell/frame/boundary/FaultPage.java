package org.ridewell.frame.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.problem.entity.DatabaseOutage;

/** The page of a request that failed: a lost database is said as such, with 503, and not as a fault of ours. */
@Named("faultPage")
@RequestScoped
public class FaultPage {

    private boolean outage;

    /** Looks at what was thrown, before the page is written. */
    public void look() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        Map<String, Object> request = external.getRequestMap();
        boolean lost = request.get(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                && DatabaseOutage.explains(thrown);
        outage = lost || Integer.valueOf(503).equals(request.get(RequestDispatcher.ERROR_STATUS_CODE));
        if (outage) {
            external.setResponseStatus(503);
            external.setResponseHeader("Retry-After", String.valueOf(Problem.DATABASE_BACK));
        }
    }

    /** The status that its texts are named after. */
    public int getStatus() {
        return outage ? 503 : 500;
    }
}
