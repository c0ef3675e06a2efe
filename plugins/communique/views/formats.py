"""What formats of events are called."""

from __future__ import annotations

from communique.model.site import Site


def format_name(site: Site, name: str, lang: str) -> str:
    """What a format of event is called in the reader's language."""
    _ = site.words.say(lang)
    names = {
        "forum": _("Forum"), "assembly": _("Assembly"), "ceremony": _("Ceremony"),
        "conference": _("Conference"), "summit": _("Summit"), "workshop": _("Workshop"),
        "webinar": _("Webinar"), "training": _("Training"), "meeting": _("Meeting"),
        "exhibition": _("Exhibition"), "deadline": _("Deadline"), "other": _("Event"),
    }  # fmt: skip
    return names[name]
