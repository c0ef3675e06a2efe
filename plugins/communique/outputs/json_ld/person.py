"""Person; the page of somebody who works for the newsroom's publisher is a ProfilePage."""

from __future__ import annotations

from communique.model.site import Site
from communique.outputs.json_ld.parts import (
    Data,
    filled,
    image,
    organisations,
    page_of,
    publisher,
    whole,
)
from communique.views.kinds import PersonView


def person(site: Site, view: PersonView) -> Data:
    posts = [post for post in view.posts if post.is_held]
    told = {
        **page_of(site, view, "Person"),
        "image": image(view.portrait),
        "jobTitle": [post.title for post in posts],
        "worksFor": organisations(site, (post.at for post in posts if post.at.title)),
        "sameAs": view.website,
    }
    if not _is_ours(site, view):
        return told
    page = {"@type": "ProfilePage", "url": view.head.canonical, "inLanguage": view.card.lang}
    return {**page, "mainEntity": filled(told)}


def _is_ours(site: Site, view: PersonView) -> bool:
    """Whether they hold a post at the publisher: Google has profile pages of people who belong to
    the site, and of nobody else."""
    ours = publisher(site, view.card.lang).get("url")
    return any(post.is_held and post.at.url and whole(site, post.at) == ours for post in view.posts)
