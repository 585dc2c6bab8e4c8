package org.waymark.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One kept connection of HTTP/1.1 to loopback: what a client costs is taken from the server on the same cores. */
final class Wire implements AutoCloseable {
    private static final int LONGEST_WAIT_MILLIS = 30_000;

    private final String host;
    private final int port;
    private Socket socket;
    private InputStream in;

    Wire(URI base) throws IOException {
        host = base.getRawAuthority();
        port = base.getPort();
        connect();
    }

    /** @param cookies those that are set, as a request sends them */
    record Answer(int status, String location, String cookies, String body) {}

    Answer get(String path, String cookies) throws IOException {
        return send("GET " + path, cookies, "", "");
    }

    Answer post(String path, String cookies, String form) throws IOException {
        return send(
                "POST " + path,
                cookies,
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n",
                form);
    }

    private Answer send(String line, String cookies, String more, String body) throws IOException {
        String request = line + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n") + more + "\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return read();
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        String location = "";
        List<String> cookies = new ArrayList<>();
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "location" -> location = value;
                case "set-cookie" -> cookies.add(value.substring(0, value.indexOf(';')));
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> last = value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        String body = chunked ? chunks() : bytes(length);
        if (last) {
            close();
            connect();
        }
        return new Answer(status, location, String.join("; ", cookies), body);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int length = chunk(); length > 0; length = chunk()) {
            body.append(bytes(length));
            line();
        }
        line();
        return body.toString();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String bytes(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
