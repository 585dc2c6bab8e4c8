package org.waymark.keys;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Random secrets that every instance of one installation shares, by name; for HMACs such as signed launch state. */
public final class InstallationSecrets {
    private static final int BYTES = 32;

    private final KeyCipher cipher;
    private final SecureRandom random = new SecureRandom();

    InstallationSecrets(KeyCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * The 32 bytes of that name, made at the first call. Instances that ask at once get the same bytes.
     *
     * @param name at most 64 characters, the same at every start
     * @throws KeyUnreadable when it is stored encrypted and cannot be decrypted
     */
    public byte[] ensure(Handle handle, String name) {
        String stored = read(handle, name);
        if (stored == null) {
            byte[] fresh = new byte[BYTES];
            random.nextBytes(fresh);
            handle.createUpdate(
                            "insert into installation_secret (name, secret) values (:name, :secret) on conflict do nothing")
                    .bind("name", name)
                    .bind("secret", cipher.seal(name, Base64.getEncoder().encodeToString(fresh)))
                    .execute();
            stored = read(handle, name);
            if (stored == null) {
                throw new IllegalStateException("the secret \"" + name + "\" was not stored");
            }
        }
        return Base64.getDecoder().decode(cipher.open(name, stored));
    }

    /**
     * Keeps a secret that was given from outside, in place of the one of that name.
     *
     * @param name at most 64 characters
     */
    public void put(Handle handle, String name, String text) {
        remove(handle, name);
        handle.createUpdate("insert into installation_secret (name, secret) values (:name, :secret)")
                .bind("name", name)
                .bind("secret", cipher.seal(name, text))
                .execute();
    }

    /**
     * The secret of that name.
     *
     * @throws KeyUnreadable when it is stored encrypted and cannot be decrypted
     */
    public Optional<String> find(Handle handle, String name) {
        return Optional.ofNullable(read(handle, name)).map(stored -> cipher.open(name, stored));
    }

    public void remove(Handle handle, String name) {
        handle.createUpdate("delete from installation_secret where name = :name")
                .bind("name", name)
                .execute();
    }

    private static @org.jspecify.annotations.Nullable String read(Handle handle, String name) {
        return handle.createQuery("select secret from installation_secret where name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }
}
