"""What stories about derived values share."""

from pathlib import Path

import pytest

from tests.outputs.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty newsroom without Pelican: `desk.event(...)`, then `desk.vevent()`."""
    return Desk(tmp_path)
