"""Prizes: given in rounds, each with a call, a ceremony and winners."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from communique.model.document import Titled
from communique.model.fields import Many, Words, as_list, described
from communique.model.moments import Moment
from communique.model.values import OrganisationRef, PrizeEdition


class Prize(Titled):
    """A prize or award."""

    kind = "prize"
    folder = "prizes"
    is_told_in_feeds = True

    title: Words = described("What it is called.", "Seoul Smart City Prize", min_length=1)
    given_by: Annotated[tuple[OrganisationRef, ...], BeforeValidator(as_list)] = described(
        "Who gives it, by the names of their files.", ["wego"], default=()
    )
    established: Moment | None = described("When it was set up.", "2023-03", default=None)
    editions: Many[PrizeEdition] = described(
        "Its rounds.", [{"year": "2023", "ceremony": "prize-ceremony-2023"}], default=()
    )
