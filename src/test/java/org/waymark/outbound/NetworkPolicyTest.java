package org.waymark.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPolicyTest {
    private static final NetworkPolicy CLOSED = new NetworkPolicy(false, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "169.254.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "2001::1",
                "2001:0:7f00:1::1",
                "100::1",
                "64:ff9b:1::1"
            })
    void an_address_inside_is_closed(String literal) throws Exception {
        assertThat(CLOSED.allows(InetAddress.getByName(literal))).isFalse();
        assertThat(CLOSED.opened(InetAddress.getByName(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "192.169.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "169.253.0.1",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450::1",
                "::ffff:8.8.8.8"
            })
    void a_public_address_is_open(String literal) throws Exception {
        assertThat(CLOSED.allows(InetAddress.getByName(literal))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.8.7", "::1", "::ffff:127.0.0.1"})
    void loopback_is_open_only_when_allowed(String literal) throws Exception {
        assertThat(NetworkPolicy.loopback().allows(InetAddress.getByName(literal)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0", "::", "fe80::1", "fd00::1"})
    void allowed_loopback_opens_nothing_else(String literal) throws Exception {
        assertThat(NetworkPolicy.loopback().allows(InetAddress.getByName(literal)))
                .isFalse();
    }

    @Test
    void an_operators_network_is_open_to_its_edges_and_not_beyond() throws Exception {
        NetworkPolicy policy = new NetworkPolicy(
                false,
                List.of(Network.parse("10.20.0.0/14"), Network.parse("fd12::/16"), Network.parse("192.168.7.9")));
        for (String open : List.of("10.20.0.0", "10.23.255.255", "fd12::1", "192.168.7.9", "::ffff:10.21.0.1")) {
            assertThat(policy.allows(InetAddress.getByName(open))).as(open).isTrue();
        }
        for (String closed : List.of("10.19.255.255", "10.24.0.0", "fd13::1", "192.168.7.8", "127.0.0.1")) {
            assertThat(policy.allows(InetAddress.getByName(closed))).as(closed).isFalse();
        }
        assertThat(new NetworkPolicy(false, List.of(Network.parse("0.0.0.0/0")))
                        .allows(InetAddress.getByName("10.1.1.1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "localhost", "lms.example/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129"})
    void what_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[fe80::1%25lo]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://10.0.0.8/",
                "https://0/",
                "https://0.0.0.0/",
                "https://user@1.1.1.1/",
                "https://u:p@1.1.1.1/",
                "http://1.1.1.1/",
                "ftp://1.1.1.1/",
                "file:///etc/passwd",
                "gopher://1.1.1.1/",
                "jar:https://1.1.1.1/!/",
                "https:/nohost",
                "//1.1.1.1/",
                "1.1.1.1",
                "data:text/plain,x",
                "https://127.0.0.1:443/",
                "HTTPS://127.0.0.1/",
                "https://localhost./",
                "https://[::ffff:169.254.169.254]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[0:0:0:0:0:ffff:a9fe:a9fe]/",
                "https://[::169.254.169.254]/",
                "https://[64:ff9b::169.254.169.254]/",
                "https://[64:ff9b:1::a9fe:a9fe]/",
                "https://[2002:a9fe:a9fe::]/",
                "https://[2001:0:5ef5:79fd::5601:5601]/",
                "https://[::]/",
                "https://[fe80::1%251]/",
                "https://[fe80::1%25eth0]/",
                "https://[::1%251]/",
                "https://[fd00:ec2::254]/",
                "https://2852039166/",
                "https://0xa9fea9fe/",
                "https://0xa9.0xfe.0xa9.0xfe/",
                "https://0251.0376.0251.0376/",
                "https://169.254.43518/",
                "https://169.16689662/"
            })
    void no_way_of_writing_an_inside_address_gets_past(String address) {
        try (Outbound outbound = new Outbound(CLOSED)) {
            assertThatThrownBy(() -> outbound.requireCallable(URI.create(address)))
                    .isInstanceOf(NoAnswer.class);
            assertThatThrownBy(() -> outbound.send(Ask.get(URI.create(address))))
                    .isInstanceOf(NoAnswer.class);
        }
    }

    @Test
    void a_public_https_address_may_be_called() throws Exception {
        try (Outbound outbound = new Outbound(CLOSED)) {
            outbound.requireCallable(URI.create("https://1.1.1.1/path"));
            outbound.requireCallable(URI.create("HTTPS://8.8.8.8:8443/path"));
        }
    }

    @Test
    void a_name_that_does_not_exist_is_unreachable_and_not_forbidden() {
        try (Outbound outbound = new Outbound(CLOSED)) {
            assertThatThrownBy(() -> outbound.requireCallable(URI.create("https://no-such-host.invalid/")))
                    .isInstanceOfSatisfying(
                            NoAnswer.class, e -> assertThat(e.why()).isEqualTo(NoAnswer.Cause.UNREACHABLE));
        }
    }
}
