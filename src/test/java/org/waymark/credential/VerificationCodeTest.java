package org.waymark.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class VerificationCodeTest {
    @Test
    void a_code_is_found_however_it_is_typed() {
        VerificationCode code = VerificationCode.random(new SecureRandom());
        assertThat(code.value()).matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(VerificationCode.find(code.value().toLowerCase(java.util.Locale.ROOT)))
                .contains(code);
        assertThat(VerificationCode.find(" " + code.value().replace("-", " "))).contains(code);
        assertThat(VerificationCode.find("oo11-IL22-3333")).contains(new VerificationCode("0011-1122-3333"));
    }

    @Test
    void anything_else_is_no_code() {
        for (String typed :
                new String[] {"", "7KQ2-9XWM-4TR", "7KQ2-9XWM-4TRU", "x".repeat(1_000_000), "7KQ2-9XWM-4TR'"}) {
            assertThat(VerificationCode.find(typed)).isEmpty();
        }
        assertThat(CredentialId.find("1-1-1-1-1")).isEmpty();
        assertThat(CredentialId.find("0b6ad8a1-52a3-4ae5-9a0a-3d1a0a9b7c11")).contains(Samples.ID);
    }
}
