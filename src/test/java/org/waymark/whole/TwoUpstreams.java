package org.waymark.whole;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reverse proxy before two instances, one request here and the next there, with the manners of nginx as src/doc/run sets
 * it up: connections are kept, the one used last first; where a connection is refused the other instance is asked; a
 * request that was sent and not answered goes to the other one when nothing is changed by it or when it is LTI's, else the
 * browser is told 502. A launch goes to another instance than its login.
 */
final class TwoUpstreams implements AutoCloseable {
    private static final Pattern STATE = Pattern.compile("\\bstate=([^&\"\\s]++)");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *+(\\d++)");
    private static final int WAIT_MILLIS = 90_000;

    private final ServerSocket door;
    private final List<Upstream> upstreams = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger turn = new AtomicInteger();
    /** At which instance the login of a state was. */
    private final Map<String, Integer> logins = new ConcurrentHashMap<>();

    /** How many launches were answered by another instance than their login. */
    final AtomicInteger movedLaunches = new AtomicInteger();

    /** How often the other instance was asked because the first took no connection. */
    final AtomicInteger refused = new AtomicInteger();

    /** How often an instance did not answer what had been sent to it. */
    final AtomicInteger unanswered = new AtomicInteger();

    TwoUpstreams(int... ports) throws IOException {
        for (int port : ports) {
            upstreams.add(new Upstream(port));
        }
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!door.isClosed()) {
                try {
                    Socket browser = door.accept();
                    threads.execute(() -> serve(browser));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    String base() {
        return "http://localhost:" + door.getLocalPort();
    }

    /** How many requests an instance answered. */
    int answered(int instance) {
        return upstreams.get(instance).answered.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void serve(Socket browser) {
        try (browser) {
            browser.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(browser.getInputStream());
            for (Message asked = Message.read(in, true); asked != null; asked = Message.read(in, true)) {
                browser.getOutputStream().write(answer(asked).bytes(""));
            }
        } catch (IOException e) {
            // The browser went away.
            return;
        }
    }

    private Message answer(Message asked) {
        Matcher state = STATE.matcher(new String(asked.body, StandardCharsets.ISO_8859_1));
        Integer login = asked.path().equals("/lti/launch") && state.find() ? logins.get(state.group(1)) : null;
        int first = (login == null ? turn.getAndIncrement() : login + 1) % upstreams.size();
        for (int i = 0; i < upstreams.size(); i++) {
            int at = (first + i) % upstreams.size();
            try {
                Message answer = upstreams.get(at).ask(asked);
                Matcher begun = STATE.matcher(answer.head);
                if (asked.path().equals("/lti/login") && begun.find()) {
                    logins.put(begun.group(1), at);
                }
                movedLaunches.addAndGet(login != null && login != at ? 1 : 0);
                return answer;
            } catch (Unsent e) {
                refused.incrementAndGet();
            } catch (IOException e) {
                unanswered.incrementAndGet();
                if (!asked.head.startsWith("GET ") && !asked.path().startsWith("/lti/")) {
                    break;
                }
            }
        }
        return new Message("HTTP/1.1 502 Bad Gateway\r\n", new byte[0], true);
    }

    /** Nothing was sent: the instance takes no connection. */
    private static final class Unsent extends IOException {
        private static final long serialVersionUID = 1;

        Unsent(IOException cause) {
            super(cause);
        }
    }

    private static final class Upstream {
        private final int port;
        private final Deque<Kept> kept = new ConcurrentLinkedDeque<>();
        private final AtomicInteger answered = new AtomicInteger();

        Upstream(int port) {
            this.port = port;
        }

        Message ask(Message asked) throws IOException {
            Kept connection = take();
            try {
                connection.socket.getOutputStream().write(asked.bytes("Connection: keep-alive\r\n"));
                Message answer = Message.read(connection.in, false);
                if (answer == null) {
                    throw new EOFException("closed without an answer");
                }
                answered.incrementAndGet();
                if (answer.keep) {
                    kept.push(connection);
                } else {
                    connection.close();
                }
                return answer;
            } catch (IOException e) {
                connection.close();
                throw e;
            }
        }

        private Kept take() throws IOException {
            for (Kept one = kept.poll(); one != null; one = kept.poll()) {
                if (one.isOpen()) {
                    return one;
                }
                one.close();
            }
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            } catch (IOException e) {
                socket.close();
                throw new Unsent(e);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(WAIT_MILLIS);
            return new Kept(socket, new BufferedInputStream(socket.getInputStream()));
        }
    }

    private record Kept(Socket socket, InputStream in) implements Closeable {

        /** nginx is told by the system that a connection was closed; this looks. */
        boolean isOpen() throws IOException {
            socket.setSoTimeout(1);
            try {
                int unused = in.read();
                return false;
            } catch (SocketTimeoutException e) {
                socket.setSoTimeout(WAIT_MILLIS);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /**
     * A request or an answer, read whole.
     *
     * @param head its first line, and the headers that are not about the connection
     * @param keep whether the connection goes on after it
     */
    private record Message(String head, byte[] body, boolean keep) {

        /** Returns null where the other side has closed the connection instead. */
        static Message read(InputStream in, boolean request) throws IOException {
            StringBuilder head = new StringBuilder();
            StringBuilder all = new StringBuilder();
            String first = line(in);
            if (first == null) {
                return null;
            }
            for (String line = first; line != null && !line.isEmpty(); line = line(in)) {
                String name = line.toLowerCase(Locale.ROOT);
                all.append(name).append('\n');
                if (!name.matches(
                        "(connection|transfer-encoding|content-length|upgrade|http2-settings|keep-alive):.*")) {
                    head.append(line).append("\r\n");
                }
            }
            boolean bodiless = first.matches("HTTP/1.1 (204|304) .*");
            Matcher length = LENGTH.matcher(all);
            byte[] body;
            if (all.indexOf("transfer-encoding: chunked") >= 0) {
                body = chunks(in);
            } else if (length.find() && !bodiless) {
                body = exactly(in, Integer.parseInt(length.group(1)));
            } else if (request || bodiless) {
                body = new byte[0];
            } else {
                body = in.readAllBytes();
            }
            return new Message(head.toString(), body, all.indexOf("connection: close") < 0);
        }

        private static byte[] chunks(InputStream in) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            while (true) {
                String size = line(in);
                if (size == null) {
                    throw new EOFException("broken off");
                }
                byte[] chunk = exactly(in, Integer.parseInt(size.replaceAll(";.*", ""), 16));
                line(in);
                if (chunk.length == 0) {
                    return body.toByteArray();
                }
                body.write(chunk);
            }
        }

        private static byte[] exactly(InputStream in, int length) throws IOException {
            byte[] read = in.readNBytes(length);
            if (read.length < length) {
                throw new EOFException("broken off");
            }
            return read;
        }

        private static String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return line.size() == 0 ? null : broken();
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        }

        private static String broken() throws EOFException {
            throw new EOFException("broken off");
        }

        String path() {
            return head.substring(head.indexOf(' ') + 1).replaceAll("(?s)[ ?].*", "");
        }

        byte[] bytes(String more) {
            byte[] start =
                    (head + more + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = new byte[start.length + body.length];
            System.arraycopy(start, 0, all, 0, start.length);
            System.arraycopy(body, 0, all, start.length, body.length);
            return all;
        }
    }
}
