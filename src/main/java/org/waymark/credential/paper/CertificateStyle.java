package org.waymark.credential.paper;

/** The look of the certificate. Every block has its place on the page, so nothing can push anything onto a second one. */
final class CertificateStyle {
    static final String CSS = """
            @page { size: 297mm 210mm; margin: 0; }
            body { margin: 0; font-family: 'Liberation Sans'; color: #1d2733; font-size: 10pt; }
            div, h1, img { position: absolute; }
            h1, h2, h3, ul { margin: 0; padding: 0; font-weight: normal; }
            .frame { left: 8mm; top: 8mm; width: 278.6mm; height: 191.6mm; border: 1.2mm solid #12424f; }
            .line { left: 11mm; top: 11mm; width: 274.6mm; height: 187.6mm; border: 0.2mm solid #b8893b; }
            .issuer, h1, .lead, .revoked, .name, .city, .done, .title {
              left: 31mm; width: 235mm; text-align: center; white-space: nowrap; overflow: hidden; }
            .issuer { top: 20mm; font-weight: bold; font-size: 11pt; letter-spacing: 1.5pt; color: #12424f; }
            h1 { top: 28mm; font-family: 'Liberation Serif'; font-size: 34pt; color: #12424f; line-height: 1.15; }
            .lead, .done { font-family: 'Liberation Serif'; font-size: 14pt; color: #4a5663; }
            .lead, .revoked { top: 47mm; }
            .revoked { font-weight: bold; font-size: 13pt; color: #a3132c; }
            .name { top: 55mm; height: 16mm; line-height: 16mm; font-family: 'Liberation Serif'; font-weight: bold; }
            .city { top: 72mm; font-family: 'Liberation Serif'; font-size: 15pt; }
            .done { top: 82mm; }
            .title { top: 90.5mm; height: 32mm; }
            .title h2 { font-family: 'Liberation Serif'; font-weight: bold; line-height: 1.15; color: #12424f; }
            .title .detail { position: static; padding-top: 2mm; font-size: 11pt; color: #4a5663; }
            .criteria { left: 78mm; top: 127mm; width: 132mm; height: 46mm; overflow: hidden; }
            .criteria h3 { font-size: 10pt; font-weight: bold; color: #12424f; padding-bottom: 1.5mm; }
            .criteria ul { padding-left: 4mm; }
            .criteria li { font-size: 9.5pt; line-height: 1.42; white-space: nowrap; }
            .badge { left: 24mm; top: 125mm; width: 46mm; height: 46mm; }
            .date, .signed { top: 178mm; font-size: 8.5pt; color: #4a5663; border-top: 0.2mm solid #b8893b;
              padding-top: 1.5mm; }
            .date { left: 24mm; width: 46mm; }
            .signed { left: 78mm; width: 110mm; }
            .issuer.two { top: 15.5mm; line-height: 1.3; }
            .issuer.small { font-size: 10pt; letter-spacing: 0; }
            .logo { left: 24mm; top: 15mm; }
            .signed.narrow { width: 60mm; }
            .signed .contact { font-size: 7.5pt; }
            .signatory { left: 146mm; top: 178mm; width: 60mm; font-size: 8.5pt; color: #4a5663;
              border-top: 0.2mm solid #b8893b; padding-top: 1.5mm; }
            .signature { left: 146mm; }
            .value.small { font-size: 10pt; }
            .value { font-family: 'Liberation Serif'; font-size: 12pt; color: #1d2733; }
            .qr { left: 232mm; top: 125mm; width: 36mm; height: 36mm; }
            .verify { left: 212mm; top: 163mm; width: 76mm; text-align: center; font-size: 8pt; line-height: 1.5;
              color: #4a5663; white-space: nowrap; overflow: hidden; }
            .verify a { color: #12424f; text-decoration: none; }
            .verify b { color: #1d2733; font-size: 9.5pt; }
            """;

    private CertificateStyle() {}
}
