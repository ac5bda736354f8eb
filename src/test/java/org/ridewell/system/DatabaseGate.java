package org.ridewell.system;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a database that begins shut: nobody listens there until it is opened. */
public final class DatabaseGate implements AutoCloseable {

    private final URI database;
    private final int port;
    private final List<Closeable> open = new CopyOnWriteArrayList<>();

    public DatabaseGate(String databaseUrl) throws IOException {
        database = URI.create(databaseUrl);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /** The database's address by this way. */
    public String url() {
        return database.toString().replace(":" + database.getPort() + "/", ":" + port + "/");
    }

    public void open() throws IOException {
        ServerSocket entrance = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        open.add(entrance);
        beside(() -> {
            while (!entrance.isClosed()) {
                Socket in = entrance.accept();
                Socket out = new Socket(InetAddress.getLoopbackAddress(), database.getPort());
                open.add(in);
                open.add(out);
                beside(() -> in.getInputStream().transferTo(out.getOutputStream()));
                beside(() -> out.getInputStream().transferTo(in.getOutputStream()));
            }
        });
    }

    @Override
    public void close() {
        open.forEach(each -> {
            try {
                each.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private interface Copying {
        void run() throws IOException;
    }

    private static void beside(Copying copying) {
        Thread thread = new Thread(() -> {
            try {
                copying.run();
            } catch (IOException e) {
                // one of the two ends is closed: that is how a connection ends
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
