"""Posts that people hold."""

from __future__ import annotations

from communique.model.site import Site
from communique.model.values import Role
from communique.model.zones import zone


def is_held(role: Role, site: Site) -> bool:
    """Whether the post is held at the moment of the build."""
    its_zone = zone(site.settings.timezone)
    has_begun = role.starts is None or site.has_passed(role.starts.at(its_zone))
    return has_begun and not (role.ends and site.has_passed(role.ends.until(its_zone)))
