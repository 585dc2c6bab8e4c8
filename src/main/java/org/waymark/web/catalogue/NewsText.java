package org.waymark.web.catalogue;

import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.waymark.journey.catalogue.FollowCatalogue.Followed;
import org.waymark.language.Language;
import org.waymark.learning.CatalogueEntry;
import org.waymark.web.part.Words;

/** Writes the news of the catalogue as an Atom feed (RFC 4287): what was published or changed, the latest first. */
final class NewsText {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final String host;

    /** @param host the public address of this installation, without a slash at its end */
    NewsText(String host) {
        this.host = host;
    }

    /**
     * Writes the feed.
     *
     * @param self the feed's own address on this host, which is its name for ever
     * @param page the page that shows the same to people
     */
    String of(String title, String self, String page, List<Followed> news, LocalDate today) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", Language.current().tag());
            element(xml, "id", host + self);
            element(xml, "title", title);
            element(
                    xml,
                    "updated",
                    news.stream()
                            .map(one -> one.change().at())
                            .max(Instant::compareTo)
                            .orElse(Instant.EPOCH)
                            .toString());
            link(xml, "self", "application/atom+xml", host + self);
            link(xml, "alternate", "text/html", host + page);
            xml.writeStartElement("author");
            element(xml, "name", "Waymark");
            xml.writeEndElement();
            for (Followed one : news) {
                entry(xml, one, today);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void entry(XMLStreamWriter xml, Followed news, LocalDate today) throws XMLStreamException {
        CatalogueEntry entry = news.entry();
        String url = host + CatalogueAddress.PUBLIC.run(entry);
        String statuses = RunWords.statuses(entry.run(), today).stream()
                .map(StatusView::words)
                .collect(Collectors.joining(" · "));
        xml.writeStartElement("entry");
        element(xml, "id", url);
        element(xml, "title", entry.title());
        element(xml, "updated", news.change().at().toString());
        link(xml, "alternate", "text/html", url);
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", entry.opportunity().kind().word());
        xml.writeAttribute("label", Words.kind(entry.opportunity().kind()));
        element(
                xml,
                "summary",
                List.of(Words.dates(entry.run()), statuses, entry.opportunity().summary()).stream()
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining("\n")));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(plain(text));
        xml.writeEndElement();
    }

    /** XML 1.0 has no way to write most control characters, nor half a pair of surrogates. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\n'
                                || c == '\t'
                                || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                        ? c
                        : ' ')
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
