"""The one registry of kinds: which folder holds which class."""

from __future__ import annotations

from communique.model.agreement import Agreement
from communique.model.coverage import Coverage
from communique.model.document import Document
from communique.model.event import Event
from communique.model.news import News
from communique.model.organisation import Organisation
from communique.model.page import Page
from communique.model.person import Person
from communique.model.place import Place
from communique.model.prize import Prize

KINDS: tuple[type[Document], ...] = (
    News,
    Event,
    Agreement,
    Prize,
    Coverage,
    Person,
    Organisation,
    Place,
    Page,
)

BY_FOLDER = {kind.folder: kind for kind in KINDS}
BY_NAME = {kind.kind: kind for kind in KINDS}
