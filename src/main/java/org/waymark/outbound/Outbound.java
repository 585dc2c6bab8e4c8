package org.waymark.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client. Follows no redirect, keeps no cookie, retries nothing, and checks every address that a host name
 * resolves to at the moment of connecting, so that a name whose answer changes between check and use gains nothing.
 * Safe for use by many threads.
 */
public final class Outbound implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(20);

    /** Hosts that end in a number are addresses; only four plain decimals mean the same to every program. */
    private static final Pattern NUMERIC = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private static final Pattern DOTTED = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    private static final int HIGHEST_PORT = 65_535;
    /** The scores in flight to a platform, and room for what else is asked of it. */
    private static final int MOST_TO_ONE_HOST = 80;
    /** More than all scores in flight and all requests that wait for another host: hosts that hang take it from nobody. */
    private static final int MOST_CONNECTIONS = 800;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int LONGEST_HEADER = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    private final NetworkPolicy policy;
    private final Names names;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final LongLists longLists = new LongLists();

    public Outbound(NetworkPolicy policy) {
        this(policy, InetAddress::getAllByName);
    }

    /** The resolution of host names; each call may answer otherwise. */
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    Outbound(NetworkPolicy policy, Names names) {
        this.policy = policy;
        this.names = names;
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "outbound-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        // Thousands of calls a second would otherwise be kept until their deadlines have passed.
        timer.setRemoveOnCancelPolicy(true);
        this.deadlines = timer;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedResolver(policy, names))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_HEADER)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .setMaxConnPerRoute(MOST_TO_ONE_HOST)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT))
                                .setSocketTimeout(Timeout.of(WHOLE_CALL))
                                .setValidateAfterInactivity(Timeout.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setConnectionRequestTimeout(Timeout.of(CONNECT))
                        .setResponseTimeout(Timeout.of(WHOLE_CALL))
                        .build())
                .evictIdleConnections(TimeValue.of(IDLE))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Waymark (LTI 1.3 tool)")
                .build();
    }

    /** Reads the body of an answer while it comes; the head is the answer with an empty body. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Answer head, Reader body) throws IOException;
    }

    /**
     * Sends one request and reads the whole answer.
     *
     * @throws NoAnswer when the address may not be called or no whole answer came in the time and within the size that
     *     the request allows
     */
    public Answer send(Ask ask) throws NoAnswer {
        return read(ask, (head, body) -> {
            StringWriter text = new StringWriter();
            body.transferTo(text);
            return new Answer(head.status(), head.headers(), text.toString());
        });
    }

    /** Reads an answer of which not everything is to be held in memory. What the reader leaves is never fetched. */
    public <T> T read(Ask ask, Reading<T> reading) throws NoAnswer {
        requireCallable(ask.uri());
        String turn = ask.turn();
        if (turn == null) {
            return readNow(ask, reading);
        }
        if (!longLists.begin(turn)) {
            throw new NoAnswer(NoAnswer.Cause.BUSY, ask.uri(), "other long lists are being read");
        }
        try {
            return readNow(ask, reading);
        } finally {
            longLists.end(turn);
        }
    }

    private <T> T readNow(Ask ask, Reading<T> reading) throws NoAnswer {
        HttpUriRequestBase request = new HttpUriRequestBase(ask.method(), ask.uri());
        String body = ask.body();
        if (body != null) {
            request.setEntity(new StringEntity(body, (@Nullable ContentType) null));
        }
        ask.headers().forEach(request::setHeader);
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.abort();
                },
                ask.time().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, response -> read(ask, request, response, reading));
        } catch (Bounded.TooLarge e) {
            throw new NoAnswer(NoAnswer.Cause.TOO_LARGE, ask.uri(), "more than " + ask.mostBytes() + " bytes");
        } catch (ForbiddenAddress e) {
            throw new NoAnswer(NoAnswer.Cause.FORBIDDEN, ask.uri(), "address inside a closed network");
        } catch (InterruptedIOException e) {
            throw new NoAnswer(NoAnswer.Cause.TIMEOUT, ask.uri(), e.getClass().getSimpleName());
        } catch (IOException e) {
            NoAnswer.Cause why = late.get() ? NoAnswer.Cause.TIMEOUT : NoAnswer.Cause.UNREACHABLE;
            throw new NoAnswer(why, ask.uri(), e.getClass().getSimpleName());
        } finally {
            deadline.cancel(false);
        }
    }

    /**
     * Says whether an address could be called at all, before it is stored.
     *
     * @throws NoAnswer with {@code FORBIDDEN} when it is not http(s), carries user info or a port that is none, writes an IPv4
     *     address in another form than four plain decimals, or plain http goes to an
     *     address the operator did not open; with {@code UNREACHABLE} when the name does not resolve
     */
    public void requireCallable(URI uri) throws NoAnswer {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new NoAnswer(NoAnswer.Cause.FORBIDDEN, uri, "not an http(s) address");
        }
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            throw new NoAnswer(NoAnswer.Cause.FORBIDDEN, uri, "a port that is none");
        }
        if (NUMERIC.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw new NoAnswer(NoAnswer.Cause.FORBIDDEN, uri, "a numeric address in an unusual form");
        }
        try {
            InetAddress[] addresses = names.resolve(host);
            for (InetAddress address : addresses) {
                if (!policy.allows(address) || (scheme.equals("http") && !policy.opened(address))) {
                    throw new NoAnswer(NoAnswer.Cause.FORBIDDEN, uri, "address inside a closed network, or not https");
                }
            }
        } catch (UnknownHostException e) {
            throw new NoAnswer(NoAnswer.Cause.UNREACHABLE, uri, "no such host");
        }
    }

    private static <T> T read(Ask ask, HttpUriRequestBase request, ClassicHttpResponse response, Reading<T> reading)
            throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        Answer head = new Answer(response.getCode(), headers, "");
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return reading.read(head, Reader.nullReader());
        }
        boolean whole = false;
        try {
            InputStream in = new Bounded(entity.getContent(), ask.mostBytes());
            T read = reading.read(head, new InputStreamReader(in, charset(entity.getContentType())));
            whole = in.read() < 0;
            return read;
        } finally {
            if (!whole) {
                // Whatever closes a connection that is still open reads the rest of the body first, all of it.
                request.abort();
            }
        }
    }

    private static Charset charset(@Nullable String contentType) {
        try {
            ContentType parsed = ContentType.parseLenient(contentType);
            Charset named = parsed == null ? null : parsed.getCharset();
            return named == null ? StandardCharsets.UTF_8 : named;
        } catch (IllegalArgumentException e) {
            // A name that can be none, such as one in single quotes.
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class CheckedResolver extends SystemDefaultDnsResolver {
        private final NetworkPolicy policy;
        private final Names names;

        CheckedResolver(NetworkPolicy policy, Names names) {
            this.policy = policy;
            this.names = names;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = names.resolve(host);
            for (InetAddress address : addresses) {
                if (!policy.allows(address)) {
                    throw new ForbiddenAddress(host);
                }
            }
            return addresses;
        }
    }

    private static final class ForbiddenAddress extends UnknownHostException {
        ForbiddenAddress(String host) {
            super(host);
        }
    }
}
