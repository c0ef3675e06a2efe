"""The register of agreements in a real browser: choices that exclude each other, without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.tools import browser

ADDRESS = "https://newsroom.example"
pytestmark = pytest.mark.browser


def test_a_choice_that_leaves_nothing_says_so_and_can_be_taken_back(
    chromium: Browser, demo_output: Path
) -> None:
    with browser.site(chromium, demo_output, ADDRESS, java_script_enabled=False) as page:
        page.goto(f"{ADDRESS}/agreements/")
        rows, notes = page.locator(".agreement-row:visible"), page.locator(".register-none__note")
        note, total = notes.first, rows.count()
        names = (note.get_attribute("class") or "").split()
        [standing] = [name.rpartition("--")[2] for name in names if "--" in name]

        page.check(f'[value="{standing}"]')
        assert 0 < rows.count() < total and not note.is_visible()
        page.select_option("[name=party]", next(name for name in names if "party" in name))
        assert rows.count() == 0 and note.is_visible()
        assert page.locator(".register-none__note:visible").count() == 1

        note.get_by_role("link").click()
        # Without its style the page shows all of its notes.
        page.wait_for_load_state()
        assert rows.count() == total and not note.is_visible()
