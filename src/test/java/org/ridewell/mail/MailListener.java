package org.ridewell.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server of the plainest kind (RFC 5321, no extension, so no TLS): takes every mail and keeps it. */
public final class MailListener implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();

    public MailListener() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::listen, "mail listener");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The first words of what clients said. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** Headers and text of what was taken. */
    public List<String> mails() {
        return List.copyOf(mails);
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                serve(client);
            } catch (IOException e) {
                // closed, or the client hung up: the next one is served
            }
        }
    }

    private void serve(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
        out.print("220 listening\r\n");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            commands.add(command);
            out.print(answer(command));
            out.flush();
            if (command.equals("DATA")) {
                mails.add(text(in));
                out.print("250 kept\r\n");
                out.flush();
            }
        }
    }

    private static String answer(String command) {
        return switch (command) {
            case "DATA" -> "354 go on\r\n";
            case "QUIT" -> "221 bye\r\n";
            case "EHLO", "HELO", "MAIL", "RCPT", "RSET", "NOOP" -> "250 fine\r\n";
            default -> "502 not here\r\n";
        };
    }

    private static String text(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
