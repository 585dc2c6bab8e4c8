package org.waymark.web.part;

/** The badge and where its forms are. */
public record BadgeView(String imageUrl, String pageUrl, String pdfUrl, String jsonUrl) {}
