"""How a change of an event is told: in titles, where a client shows nothing else."""

from __future__ import annotations

from communique.model.site import Site


def told_title(site: Site, title: str, state: str, lang: str) -> str:
    """The title with the state before it, in the reader's language: "Cancelled: Annual meeting".

    Google Calendar removes entries whose status is cancelled, and no status says "postponed";
    the title reaches everybody.
    """
    word = state_word(site, state, lang)
    return (
        site.words.say(lang)("%(state)s: %(title)s") % {"state": word, "title": title}
        if word
        else title
    )


def state_word(site: Site, state: str, lang: str) -> str:
    """The state in a word, empty while the event takes place as announced."""
    _ = site.words.say(lang)
    words = {
        "cancelled": _("Cancelled"),
        "postponed": _("Postponed"),
        "rescheduled": _("Rescheduled"),
        "moved-online": _("Moved online"),
    }
    return words.get(state, "")
