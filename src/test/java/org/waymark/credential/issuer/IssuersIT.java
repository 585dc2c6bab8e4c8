package org.waymark.credential.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.Samples;
import org.waymark.learning.Catalogue;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.edit.CatalogueImport;
import org.waymark.standard.Standards;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class IssuersIT {
    private static final Instant AT = Instant.parse("2026-03-14T09:26:53Z");
    private static final IssuerFacts BUREAU =
            new IssuerFacts("bureau", "Bureau", null, null, null, null, null, null, null);

    private final Issuers issuers = new Issuers();
    private final IssuerChoices choices = new IssuerChoices();
    private final IssuerPictures pictures = new IssuerPictures();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_newest_revision_is_how_an_organization_is_and_the_others_stay(TestDatabase kind) {
        try (Database database = kind.open()) {
            database.useTransaction(handle -> {
                PictureFile.Drawn drawn = drawn(600, 200);
                IssuerFacts.Picture logo = pictures.add(handle, PictureKind.LOGO, drawn, AT);
                assertThat(pictures.add(handle, PictureKind.LOGO, drawn, AT)).isEqualTo(logo);
                IssuerFacts first = with(Samples.UNIVERSITY, logo, null);
                IssuerFacts second = with(Samples.UNIVERSITY, null, null);
                assertThat(issuers.add(handle, new IssuerRevision(first, 1, AT, "Ada")))
                        .isTrue();
                assertThat(issuers.add(handle, new IssuerRevision(second, 2, AT.plusSeconds(1), "")))
                        .isTrue();
                assertThat(issuers.add(handle, new IssuerRevision(first, 2, AT.plusSeconds(2), "Bob")))
                        .as("somebody was faster")
                        .isFalse();
                issuers.add(handle, new IssuerRevision(BUREAU, 1, AT, "Ada"));
                assertThat(issuers.find(handle, first.slug()))
                        .contains(new IssuerRevision(second, 2, AT.plusSeconds(1), ""));
                assertThat(issuers.listRevisions(handle, first.slug()))
                        .extracting(IssuerRevision::facts)
                        .containsExactly(second, first);
                assertThat(issuers.list(handle))
                        .extracting(IssuerRevision::facts)
                        .containsExactly(BUREAU, second);
                assertThat(issuers.find(handle, "nobody")).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_picture_is_found_by_its_content_and_only_unused_ones_go(TestDatabase kind) {
        try (Database database = kind.open()) {
            database.useTransaction(handle -> {
                PictureFile.Drawn drawn = drawn(600, 200);
                IssuerFacts.Picture logo = pictures.add(handle, PictureKind.LOGO, drawn, AT);
                IssuerFacts.Picture unused = pictures.add(handle, PictureKind.LOGO, drawn(300, 200), AT);
                IssuerFacts.Picture newest = pictures.add(handle, PictureKind.LOGO, drawn(200, 200), AT.plusSeconds(9));
                assertThat(pictures.findPng(handle, logo.hash())).contains(drawn.png());
                assertThat(pictures.findPng(handle, PictureKind.LOGO, logo.hash()))
                        .contains(drawn.png());
                assertThat(pictures.findPng(handle, PictureKind.SIGNATURE, logo.hash()))
                        .as("a signature has no address")
                        .isEmpty();
                assertThat(pictures.find(handle, PictureKind.LOGO, logo.hash())).contains(logo);
                issuers.add(handle, new IssuerRevision(with(BUREAU, logo, null), 1, AT, ""));
                issuers.add(handle, new IssuerRevision(BUREAU, 2, AT, ""));
                pictures.removeUnused(handle, AT.plusSeconds(5));
                assertThat(pictures.findPng(handle, logo.hash())).isPresent();
                assertThat(pictures.findPng(handle, unused.hash())).isEmpty();
                assertThat(pictures.findPng(handle, newest.hash())).isPresent();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_opportunity_follows_the_programme_until_it_is_given_its_own(TestDatabase kind) {
        try (Database database = kind.open()) {
            database.useTransaction(handle -> {
                new Standards().addBuiltIn(handle, Rows.NOON);
                new CatalogueImport().addBuiltIn(handle, Rows.NOON);
                List<OpportunityId> all = new Catalogue()
                        .listOpportunities(handle).stream().map(one -> one.id()).toList();
                OpportunityId one = all.get(0);
                OpportunityId other = all.get(1);
                issuers.add(handle, new IssuerRevision(with(Samples.UNIVERSITY, null, null), 1, AT, ""));
                issuers.add(handle, new IssuerRevision(BUREAU, 1, AT, ""));
                assertThat(choices.findIssuer(handle, one)).isEmpty();
                choices.add(handle, null, "johns-hopkins-university", AT, "Ada");
                choices.add(handle, one, "bureau", AT, "Ada");
                assertThat(choices.findIssuer(handle, one)).contains(BUREAU);
                assertThat(choices.findIssuer(handle, other).orElseThrow().name())
                        .isEqualTo("Johns Hopkins University");
                choices.add(handle, other, PublicAddresses.WAYMARK, AT, "");
                assertThat(choices.findIssuer(handle, other)).isEmpty();
                choices.add(handle, one, null, AT, "");
                assertThat(choices.findIssuer(handle, one).orElseThrow().slug()).isEqualTo("johns-hopkins-university");
                assertThat(choices.list(handle))
                        .extracting(IssuerChoice::issuer)
                        .containsExactlyInAnyOrder("johns-hopkins-university", "waymark");
                assertThat(choices.listNewest(handle, 2))
                        .extracting(IssuerChoice::number)
                        .containsExactly(4, 3);
                choices.add(handle, null, PublicAddresses.WAYMARK, AT, "");
                assertThat(choices.findIssuer(handle, one)).isEmpty();
            });
        }
    }

    private static PictureFile.Drawn drawn(int width, int height) {
        return ((PictureFile.Taken) PictureFile.read(Pictures.png(width, height), PictureKind.LOGO)).drawn();
    }

    private static IssuerFacts with(IssuerFacts facts, IssuerFacts.Picture logo, IssuerFacts.Picture signature) {
        return new IssuerFacts(
                facts.slug(),
                facts.name(),
                facts.address(),
                facts.website(),
                facts.email(),
                logo,
                facts.signatory(),
                facts.role(),
                signature);
    }
}
