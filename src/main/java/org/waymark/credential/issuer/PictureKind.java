package org.waymark.credential.issuer;

/** A kind of picture says what an organization's picture shows, and into how many pixels it is made to fit. */
public enum PictureKind {
    LOGO(600, 300),
    /** Printed on certificates only: it has no address of its own. */
    SIGNATURE(600, 240);

    private final int width;
    private final int height;

    PictureKind(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
