package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An encoding stays in the content type when it is one that Java knows, and is left out otherwise. */
class BodyCharsetTest {
    private static Server server;
    private static ServerConnector connector;

    @BeforeAll
    static void start() throws Exception {
        server = new Server();
        connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        BodyCharset charset = new BodyCharset();
        charset.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Sink.write(response, true, request.getHeaders().get(HttpHeader.CONTENT_TYPE), callback);
                return true;
            }
        });
        server.setHandler(charset);
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "text/plain | text/plain",
                "text/plain; charset=utf-8 | text/plain; charset=utf-8",
                "text/plain;Charset = ISO-8859-1 | text/plain;Charset = ISO-8859-1",
                "text/plain; charset=\"utf-8\" | text/plain",
                "text/plain; charset=nothing | text/plain",
                "text/plain; charset | text/plain",
                "text/plain; charset= | text/plain",
                "text/plain; charset=utf-8; charset=nothing | text/plain",
                "multipart/form-data; charset=nothing; boundary=x | multipart/form-data; boundary=x",
                ";;; | ;;;",
            })
    void an_encoding_that_nobody_knows_is_left_out(String sent, String read) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort()))
                .header("Content-Type", sent)
                .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo(read);
    }
}
