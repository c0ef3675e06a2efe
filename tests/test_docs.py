"""The docs name what is there."""

from __future__ import annotations

import re
from pathlib import Path

from communique.authoring.settings_reference import settings_markdown
from communique.cli import commands
from communique.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_settings_page_is_what_the_code_says():
    assert (ROOT / "docs/settings.md").read_text(encoding="utf-8") == settings_markdown()


def test_every_setting_has_a_sentence():
    assert [
        name
        for name, field in Settings.model_fields.items()
        if not (field.description or "").endswith((".", "'}."))
    ] == []


def test_links_between_docs_lead_somewhere():
    broken = [
        f"{page.name}: {target}"
        for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", without_code(page))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def without_code(page: Path) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_every_page_of_the_docs_can_be_found():
    named = set(re.findall(r"docs/([\w-]+\.md)", README))
    assert {page.name for page in (ROOT / "docs").glob("*.md")} - named == set()


def test_commands_in_the_readme_exist():
    named = set(re.findall(r"communique (\w+)", README))
    assert named <= set(commands.commands)
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", README)) <= targets
