// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;

/** A CA of one's own, and what it vouches for: a server on the loopback address, and a client. */
final class Certificates {

    static final String PASSWORD = "changeit";

    private final Path folder;
    private final X509Bundle authority;

    Certificates(Path folder) {
        this.folder = folder;
        this.authority =
                build(new CertificateBuilder().subject("CN=A CA of one's own").setIsCertificateAuthority(true));
    }

    private static X509Bundle build(CertificateBuilder builder) {
        try {
            return builder.ecp256().buildSelfSigned();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509Bundle signed(String name) {
        try {
            return new CertificateBuilder()
                    .ecp256()
                    .subject("CN=" + name)
                    .addSanIpAddress("127.0.0.1")
                    .buildIssuedBy(authority);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Arguments of a redis-server that speaks TLS on the port, and asks clients for a certificate. */
    String[] server(int port) {
        X509Bundle server = signed("redis");
        return List.of(
                        "--tls-port",
                        Integer.toString(port),
                        "--tls-cert-file",
                        write("server.crt", server.getCertificatePathPEM()),
                        "--tls-key-file",
                        write("server.key", server.getPrivateKeyPEM()),
                        "--tls-ca-cert-file",
                        write("ca.crt", authority.getCertificatePEM()),
                        "--tls-auth-clients",
                        "yes")
                .toArray(String[]::new);
    }

    private String write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    /** The properties with which Baton trusts that server, and is trusted by it. */
    Map<String, String> properties(int port) {
        return Map.of(
                "redisUri",
                "rediss://127.0.0.1:" + port,
                "redisTrustStore",
                trustStore(),
                "redisTrustStorePassword",
                PASSWORD,
                "redisKeyStore",
                clientKeyStore(),
                "redisKeyStorePassword",
                PASSWORD);
    }

    /** A trust store with the CA in it. */
    String trustStore() {
        return store("trust.p12", keys -> keys.setCertificateEntry("ca", authority.getCertificate()));
    }

    /** A key store with a client's certificate. */
    String clientKeyStore() {
        X509Bundle client = signed("baton");
        return store(
                "client.p12",
                keys -> keys.setKeyEntry(
                        "client", client.getKeyPair().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {
                            client.getCertificate(), authority.getCertificate()
                        }));
    }

    private interface Filling {
        void into(KeyStore keys) throws GeneralSecurityException;
    }

    private String store(String name, Filling filling) {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            filling.into(keys);
            keys.store(out, PASSWORD.toCharArray());
            return file.toString();
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
