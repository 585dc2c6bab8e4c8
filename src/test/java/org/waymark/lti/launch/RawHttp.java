package org.waymark.lti.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sends bytes that no well-behaved client would: every part of a request may be wrong. */
final class RawHttp {
    private final String host;
    private final int port;

    RawHttp(URI base) {
        this.host = base.getHost();
        this.port = base.getPort();
    }

    /** @param status 0 when the server closed or waited without an answer */
    record Reply(int status, String head) {

        String header(String name) {
            for (String line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            return "";
        }
    }

    Reply send(String method, String target, List<String> headers, byte[] body) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of(method + " " + target + " HTTP/1.1", "Host: " + host + ":" + port));
        lines.addAll(headers);
        lines.add("Content-Length: " + body.length);
        lines.add("Connection: close");
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(60_000);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(body);
            try {
                socket.getOutputStream().write(out.toByteArray());
            } catch (IOException e) {
                // The server may refuse before it has read everything; what it said is read below.
            }
            String all = read(socket.getInputStream());
            int end = all.indexOf("\r\n\r\n");
            boolean answered = all.startsWith("HTTP/1.1 ") && all.length() > 12;
            return new Reply(
                    answered ? Integer.parseInt(all.substring(9, 12)) : 0, end < 0 ? all : all.substring(0, end));
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // A reset after the answer: what came before it counts.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }
}
