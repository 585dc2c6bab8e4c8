package org.waymark.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyCipherTest {
    private static final KeyCipher CIPHER = KeyCipher.withSecret("a secret of the operator");

    @Test
    void what_is_sealed_opens_again_and_does_not_show() {
        String sealed = CIPHER.seal("k1", "{\"d\":\"private\"}");
        assertThat(sealed).doesNotContain("private").isNotEqualTo(CIPHER.seal("k1", "{\"d\":\"private\"}"));
        assertThat(CIPHER.open("k1", sealed)).isEqualTo("{\"d\":\"private\"}");
        assertThat(KeyCipher.withSecret("a secret of the operator").open("k1", sealed))
                .isEqualTo("{\"d\":\"private\"}");
    }

    @Test
    void plain_rows_stay_readable_after_a_secret_is_introduced() {
        assertThat(CIPHER.open("k1", KeyCipher.plain().seal("k1", "{}"))).isEqualTo("{}");
    }

    @Test
    void a_wrong_or_missing_secret_says_what_to_do() {
        String sealed = CIPHER.seal("k1", "{}");
        assertThatThrownBy(
                        () -> KeyCipher.withSecret("another secret, also long").open("k1", sealed))
                .isInstanceOf(KeyUnreadable.class)
                .hasMessageContaining("Start Waymark with the earlier secret");
        assertThatThrownBy(() -> KeyCipher.plain().open("k1", sealed))
                .isInstanceOf(KeyUnreadable.class)
                .hasMessageContaining("no secret for stored keys is set");
        assertThatThrownBy(() -> CIPHER.open("k1", sealed.substring(0, 20))).isInstanceOf(KeyUnreadable.class);
    }

    @Test
    void a_row_cannot_stand_in_for_another() {
        String sealed = CIPHER.seal("k1", "{}");
        assertThatThrownBy(() -> CIPHER.open("k2", sealed)).isInstanceOf(KeyUnreadable.class);
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> KeyCipher.withSecret("short")).isInstanceOf(IllegalArgumentException.class);
    }
}
