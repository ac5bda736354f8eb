package org.ridewell.sessions.entity;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** RSA keys as PEM text. The public half is computed from the private one, so only one secret is configured. */
public final class RsaKeys {

    /** Bits; what NIST SP 800-57 allows until 2030, and what a verification can afford on each request. */
    private static final int SIZE = 2048;

    private RsaKeys() {}

    public static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(SIZE);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /**
     * Reads an unencrypted PKCS#8 key, in PEM or its bare base 64.
     *
     * @throws IllegalArgumentException when it is something else, without quoting it
     */
    public static KeyPair parse(String pkcs8) {
        String base64 =
                pkcs8.replaceAll("-----[A-Z ]+-----", "").replace("\\n", "").replaceAll("\\s", "");
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            PrivateKey key = rsa.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            if (key instanceof RSAPrivateCrtKey full && full.getModulus().bitLength() >= SIZE) {
                PublicKey half = rsa.generatePublic(new RSAPublicKeySpec(full.getModulus(), full.getPublicExponent()));
                return new KeyPair(half, full);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not an RSA key in PKCS#8 (BEGIN PRIVATE KEY)");
        }
        throw new IllegalArgumentException("the RSA key has less than " + SIZE + " bits");
    }

    public static String pem(Key key) {
        String kind = key instanceof PrivateKey ? "PRIVATE KEY" : "PUBLIC KEY";
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n-----END " + kind
                + "-----\n";
    }
}
