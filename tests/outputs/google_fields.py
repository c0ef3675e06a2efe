"""What Google publishes on structured data: for each feature that our pages have, the properties it
requires and recommends, in the order of its page.

`source` is that page; `of` is the day of its last change when it was read, from dated copies, since no
test asks the web. Not to be proved here: what Google makes of it (its Rich Results Test works on the
web alone). Google has no feature for `EventSeries`, `Place`, `CreativeWork` and `WebPage`, and does not list
the state `EventMovedOnline`, which schema.org has; events that take place online alone are not shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_DOCS = "https://developers.google.com/search/docs/appearance"


@dataclass(frozen=True)
class Feature:
    """`required` is in every thing of these types; of `one_of`, one is. `no_fact` are recommended
    properties for which front matter has no field, with the reason."""

    source: str
    of: str
    types: tuple[str, ...]
    required: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    no_fact: dict[str, str] = field(default_factory=dict)


_NO_FIELD = "the front matter of organisations has no such field"

FEATURES = {
    "Article": Feature(
        source=f"{_DOCS}/structured-data/article",
        of="2026-09-08",
        types=("NewsArticle",),
        recommended=(
            "author", "author.name", "author.url", "dateModified", "datePublished", "headline", "image",
        ),
    ),
    "Event": Feature(
        source=f"{_DOCS}/structured-data/event",
        of="2026-09-08",
        types=("Event",),
        required=("location", "location.address", "name", "startDate"),
        recommended=(
            "description", "endDate", "eventStatus", "image", "location.name", "offers",
            "offers.availability", "offers.price", "offers.priceCurrency", "offers.validFrom",
            "offers.url", "organizer", "organizer.name", "organizer.url", "performer",
            "performer.name", "previousStartDate",
        ),
    ),
    "Breadcrumb": Feature(
        source=f"{_DOCS}/structured-data/breadcrumb",
        of="2025-12-10",
        types=("BreadcrumbList",),
        required=("itemListElement",),
    ),
    "Breadcrumb, each": Feature(
        source=f"{_DOCS}/structured-data/breadcrumb#list-item",
        of="2025-12-10",
        types=("ListItem",),
        required=("item", "name", "position"),
    ),
    "Organization": Feature(
        source=f"{_DOCS}/structured-data/organization",
        of="2025-12-10",
        types=(
            "Organization", "GovernmentOrganization", "NewsMediaOrganization",
            "EducationalOrganization",
        ),
        recommended=(
            "address", "address.addressCountry", "address.addressLocality", "address.addressRegion",
            "address.postalCode", "address.streetAddress", "alternateName", "contactPoint",
            "contactPoint.email", "contactPoint.telephone", "description", "duns", "email",
            "foundingDate", "globalLocationNumber", "hasMerchantReturnPolicy", "hasMemberProgram",
            "hasShippingService", "iso6523Code", "legalName", "leiCode", "logo", "naics", "name",
            "numberOfEmployees", "sameAs", "taxID", "telephone", "url", "vatID",
        ),
        no_fact=dict.fromkeys(
            (
                "address.addressRegion", "address.postalCode", "address.streetAddress", "contactPoint",
                "contactPoint.email", "contactPoint.telephone", "duns", "foundingDate",
                "globalLocationNumber", "hasMerchantReturnPolicy", "hasMemberProgram",
                "hasShippingService", "iso6523Code", "legalName", "leiCode", "naics",
                "numberOfEmployees", "taxID", "telephone", "vatID",
            ),
            _NO_FIELD,
        ),
    ),
    "Profile page": Feature(
        source=f"{_DOCS}/structured-data/profile-page",
        of="2025-12-10",
        types=("ProfilePage",),
        required=("mainEntity",),
        recommended=("dateCreated", "dateModified"),
        no_fact=dict.fromkeys(("dateCreated", "dateModified"), "pages of people show no such day"),
    ),
    "Profile page, its person": Feature(
        source=f"{_DOCS}/structured-data/profile-page#person-organization",
        of="2025-12-10",
        types=("Person",),
        required=("name",),
        recommended=(
            "agentInteractionStatistic", "alternateName", "description", "identifier", "image",
            "interactionStatistic", "sameAs",
        ),
        no_fact={
            "agentInteractionStatistic": "nobody is counted here",
            "interactionStatistic": "nobody is counted here",
            "alternateName": "the front matter of people has no such field",
            "identifier": "the @id, which lasts, says it",
        },
    ),
    "Site name": Feature(
        source=f"{_DOCS}/site-names",
        of="2025-12-10",
        types=("WebSite",),
        required=("name", "url"),
        recommended=("alternateName",),
        no_fact={"alternateName": "a site has one name in each language"},
    ),
    "Image metadata": Feature(
        source=f"{_DOCS}/structured-data/image-license-metadata",
        of="2025-12-10",
        types=("ImageObject",),
        required=("contentUrl",),
        one_of=("creator", "creditText", "copyrightNotice", "license"),
        recommended=(
            "acquireLicensePage", "creator", "creator.name", "creditText", "copyrightNotice", "license",
        ),
        no_fact={
            "acquireLicensePage": "a photo has no such field",
            "creator": "`credit` names who made or who provided it, and does not say which",
            "creator.name": "as creator",
            "copyrightNotice": "`rights` say on what terms it is shown, and not whose it is",
        },
    ),
}  # fmt: skip
