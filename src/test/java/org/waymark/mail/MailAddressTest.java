package org.waymark.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type as an address is one plain address, or it is refused. */
class MailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "first.last+tag@city.example", "o'neil@localhost", "A_B-1@x-y.example"})
    void an_address_is_taken(String text) {
        assertThat(MailAddress.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@b.example",
                "a@",
                "a b@c.example",
                "a@b@c.example",
                "a@b.example,c@d.example",
                "Ann <a@b.example>",
                "\"a b\"@c.example",
                "a@b.example\n",
                "a@b.example\r\nBcc: c@d.example",
                ".a@b.example",
                "a.@b.example",
                "a..b@c.example",
                "a@b..example",
                "a@-b.example",
                "a@b-.example",
                "a@[127.0.0.1]",
                "ä@b.example",
                "a@bücher.example"
            })
    void anything_else_is_refused(String text) {
        assertThat(MailAddress.isOne(text)).isFalse();
    }
}
