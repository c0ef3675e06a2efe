"""Person."""

from __future__ import annotations

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, image, organisation_at
from communique.views.kinds import PersonView


def person(site: Site, view: PersonView) -> Data:
    card = view.card
    posts = [post for post in view.posts if post.is_held]
    return {
        "@type": "Person",
        "@id": site.settings.tag_uri(card.key),
        "name": card.title,
        "description": card.summary,
        "url": view.head.canonical,
        "image": image(view.portrait),
        "jobTitle": [post.title for post in posts],
        "worksFor": [organisation_at(site, post.at) for post in posts if post.at.title],
        "sameAs": view.website,
    }
