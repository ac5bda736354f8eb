package org.ridewell.tiles.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.ridewell.problem.boundary.ApiJson;
import org.ridewell.problem.boundary.Problem;
import org.ridewell.problem.entity.Refusal;
import org.ridewell.tiles.control.Tiles;
import org.ridewell.tiles.entity.Theme;
import org.ridewell.tiles.entity.TileId;
import org.ridewell.tiles.entity.TilePainter;

/** {@code /tiles/{z}/{x}/{y}.png}, {@code @2x.png} for fine screens, {@code ?theme=dark} by night. */
@WebServlet("/tiles/*")
public class TileServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** The server's own start tells one build from the next; within a day browsers need not ask again. */
    private static final String CACHING = "public, max-age=86400, stale-while-revalidate=604800";

    @Inject
    private transient Tiles tiles;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        String theme = Optional.ofNullable(request.getParameter("theme")).orElse("");
        Optional<TileId> tile = Theme.named(theme).flatMap(named -> TileId.of(path, named));
        if (tile.isEmpty()) {
            refuse(response);
            return;
        }
        String tag = "\"%d-%s\"".formatted(TilePainter.STYLE, Integer.toHexString(key(tile.get())));
        response.setHeader("Cache-Control", CACHING);
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] png = tiles.png(tile.get());
        response.setContentType("image/png");
        response.setContentLength(png.length);
        response.getOutputStream().write(png);
    }

    /** The same on every replica, which an enum's hash is not. */
    private static int key(TileId tile) {
        return (tile.z() + "/" + tile.x() + "/" + tile.y() + "@" + tile.scale()
                        + tile.theme().name())
                .hashCode();
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        ApiJson.MAPPER.writeValue(response.getWriter(), Problem.of(Refusal.notFound("tile")));
    }
}
