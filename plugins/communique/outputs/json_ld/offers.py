"""Offer: how to take part in an event, until when, at what price."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.model.moments import Span
from communique.outputs.json_ld.parts import Data, filled, time
from communique.views.event import RegistrationBox

FREE = frozenset(
    ("0", "free", "free of charge", "no fee", "무료", "gratis", "gratuito", "gratuita", "مجاني", "مجاناً", "مجانًا")
)  # fmt: skip
"""What says in so many words that nothing is to be paid."""
_AMOUNT = r"(?P<amount>\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)"
_FORMS = (
    re.compile(rf"(?P<currency>[A-Z]{{3}})\s?{_AMOUNT}"),
    re.compile(rf"{_AMOUNT}\s?(?P<currency>[A-Z]{{3}})"),
)


def offers(box: RegistrationBox | None, fee: str, span: Span) -> Data:
    """`fee` is what the original says: translations say the same in other words. Once registration is
    over nothing is on offer: neither a way in nor that there is room, only what was."""
    if box is None:
        return {}
    return filled(
        {
            "@type": "Offer",
            "url": "" if box.is_over else box.url,
            "availability": "" if box.is_over else "https://schema.org/InStock",
            "validFrom": time(span, box.opens),
            "validThrough": time(span, box.closes),
            **price(fee),
        }
    )


@lru_cache(maxsize=1024)
def price(fee: str) -> Data:
    """`CHF 120` or `120 CHF`; 0 where it is free; nothing where it takes more words than that."""
    words = " ".join(fee.split()).rstrip(".")
    if words.casefold() in FREE:
        return {"price": 0}
    for form in _FORMS:
        found = form.fullmatch(words)
        if found and _is_currency(found["currency"]):
            amount = float(re.sub(r"[^\d.]", "", found["amount"]))
            number = int(amount) if amount.is_integer() else amount
            return {"price": number, "priceCurrency": found["currency"]}
    return {}


def _is_currency(code: str) -> bool:
    """Whether ISO 4217 knows it, by the CLDR."""
    from babel.core import get_global

    return code in get_global("all_currencies")
