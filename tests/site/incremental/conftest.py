"""The office of a process: built once, and given back to each story as it was."""

from __future__ import annotations

import pytest

from tests.site.incremental.office import Office
from tests.site.incremental.sample import SETTINGS, files


@pytest.fixture(scope="session")
def standing_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"), files(), SETTINGS)


@pytest.fixture
def office(standing_office: Office) -> Office:
    """The office without the edits of earlier stories.

    What these stories built is still there: the next build in place has to take their edits back too.
    """
    standing_office.restore()
    return standing_office
