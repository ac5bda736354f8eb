package org.ridewell.sessions.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Arrays;
import java.util.Base64;
import org.ridewell.sessions.control.SigningKeys;

/**
 * Pages keep their view state in the browser. MyFaces seals it with keys that each process makes up; derived from the
 * signing key they are the same on every replica and after each restart, so that no form dies with its server.
 */
@WebListener
public class ViewStateKeys implements ServletContextListener {

    private static final int AES_128 = 16;

    @Inject
    private SigningKeys keys;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext application = event.getServletContext();
        byte[] sealing = Arrays.copyOf(keys.derived("view state"), AES_128);
        application.setInitParameter("org.apache.myfaces.SECRET", text(sealing));
        application.setInitParameter("org.apache.myfaces.MAC_SECRET", text(keys.derived("view state's seal")));
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
