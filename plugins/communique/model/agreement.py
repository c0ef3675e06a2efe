"""Agreements: memoranda and other papers that parties sign."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from communique.model.document import Titled
from communique.model.fields import Many, Words, as_list, described, keyed
from communique.model.moments import Moment
from communique.model.values import Attachment, OrganisationRef, PlaceRef, Signatory

AgreementType = Literal[
    "memorandum of understanding",
    "letter of intent",
    "partnership agreement",
    "declaration",
    "other",
]


class Agreement(Titled):
    """An agreement between organisations, from its announcement to its end."""

    kind = "agreement"
    folder = "agreements"
    is_told_in_feeds = True

    title: Words = described(
        "What it is called.", "Memorandum of understanding with Geneva Cities Hub", min_length=1
    )
    type: AgreementType = described(
        "What sort of paper it is.",
        "memorandum of understanding",
        default="memorandum of understanding",
    )
    parties: Annotated[tuple[OrganisationRef, ...], BeforeValidator(as_list)] = described(
        "Who agrees, by the names of their files.", ["wego", "geneva-cities-hub"], min_length=1
    )
    expected: Moment | None = described("When it is to be signed.", "2023-03", default=None)
    signed: Moment | None = described("When it was signed.", "2023-03-15", default=None)
    place: PlaceRef = described(
        "Where it is signed, by the name of the place's file.", "geneva", default=""
    )
    signatories: Many[Annotated[Signatory, keyed("person")]] = described(
        "Who signs, and for whom.", [{"person": "park-jung-sook", "party": "wego"}], default=()
    )
    ends: Moment | None = described(
        "Until when it is valid, that day included.", "2026-03-14", default=None
    )
    renewed: Moment | None = described("When it was renewed.", "2026-03-01", default=None)
    document: Attachment | None = described(
        "The paper itself.", {"title": "Memorandum (PDF)", "file": "memorandum.pdf"}, default=None
    )
