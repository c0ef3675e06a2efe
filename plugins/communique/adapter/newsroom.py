"""The newsroom as a Pelican generator: read and check first, make all, and only then publish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from communique.adapter.host import HostError, cache_folder
from communique.adapter.templates import Renderer, theme_sheets, theme_stamp
from communique.build.addresses import address_findings
from communique.build.plan import plan
from communique.build.press import Proof, manifest_of, proof, publish
from communique.checks.registry import check
from communique.collections.index import Index
from communique.findings import Finding, Unbuildable, as_text, closing_line, has_errors, in_order
from communique.model.site import Site
from communique.outputs.sheet import Sheet
from communique.reading.assembly import read_site
from communique.reading.documents import Reader, read_draft
from communique.reading.kept import KeptDrafts
from communique.settings import Settings, project_path
from communique.views.head import Page
from communique.words import read_words


def generators(pelican: Any) -> type[Generator]:
    """Pelican asks every plugin for its generators."""
    return NewsroomGenerator


@dataclass
class Kept:
    """What a process that builds again and again need not work out anew."""

    read: KeptDrafts = field(default_factory=KeptDrafts)
    sheets: dict[str, Sheet] = field(default_factory=dict)


def checked(
    content: Path, theme: Path, settings: Settings, built_at: Any, read: Reader = read_draft
) -> tuple[Site, list[Finding]]:
    """The site and all findings of reading and checking it, in order."""
    words = read_words(theme / "translations", settings.languages)
    site, findings = read_site(content, settings, built_at, words, read)
    return site, in_order([*findings, *check(site)])


def all_findings(content: Path, theme: Path, settings: Settings, built_at: Any) -> list[Finding]:
    """What a build would find, without making anything."""
    site, findings = checked(content, theme, settings, built_at)
    if has_errors(findings):
        return findings
    index = Index(site)
    sheets = plan(index, content, _nothing, theme_sheets(theme))
    return in_order([*findings, *address_findings(index, sheets)])


def _nothing(page: Page) -> bytes:
    raise AssertionError("a check makes no page")


class NewsroomGenerator(Generator):  # type: ignore[misc]
    """Runs before Pelican writes anything: with findings of rank "error" the site stays as it was."""

    made: Proof

    def generate_context(self) -> None:
        """Read, check and make everything beside the site. Raises Unbuildable."""
        self.kept: Kept = self.settings.get("COMMUNIQUE_KEPT") or Kept()
        content, theme = Path(self.path), Path(self.theme)
        site, findings = checked(
            content,
            theme,
            self.settings["COMMUNIQUE_SETTINGS"],
            self.settings["COMMUNIQUE_BUILT_AT"],
            self.kept.read,
        )
        self._stop_at_errors(findings)
        index = Index(site)
        sheets = self._plan(index, content, theme)
        findings = in_order(
            [*findings, *address_findings(index, sheets), *self._clashes_with_stock(sheets)]
        )
        self._stop_at_errors(findings)
        self.made = proof(sheets, Path(self.output_path), self.kept.sheets)
        self.settings["COMMUNIQUE_FINDINGS"] = findings
        self._report(findings)

    def generate_output(self, writer: Any) -> None:
        """Put in place what was made."""
        if self.settings.get("COMMUNIQUE_ERRORS"):
            raise HostError("\n".join(self.settings["COMMUNIQUE_ERRORS"]))
        output = Path(self.output_path)
        manifest = manifest_of(output, cache_folder(self.settings))
        self.settings["COMMUNIQUE_RESULT"] = publish(self.made, manifest)
        self.kept.sheets = self.made.sheets

    def _plan(self, index: Index, content: Path, theme: Path) -> list[Sheet]:
        theme_files = list(theme_sheets(theme))
        cache = cache_folder(self.settings) / "templates"
        folders = [*map(Path, self.settings["THEME_TEMPLATES_OVERRIDES"]), theme]
        renderer = Renderer(self.env, index, theme_files[0].path, theme_stamp(folders), cache)
        return plan(index, content, renderer, theme_files)

    def _clashes_with_stock(self, sheets: list[Sheet]) -> Iterator[Finding]:
        """Articles and pages of stock Pelican that would be written at an address of ours."""
        ours = {sheet.path for sheet in sheets}
        for content in filter(None, self.context["generated_content"].values()):
            if content.save_as in ours:
                yield Finding(
                    project_path(Path(content.source_path)), 1, 1, "same-address",
                    f"its address /{content.save_as} belongs to the newsroom",
                    "It lies in a folder that stock Pelican reads; one of the two pages would be lost.",
                    "Give it another  Slug:  or  Save_as:, or move it into a folder of the newsroom.",
                )  # fmt: skip

    def _stop_at_errors(self, findings: list[Finding]) -> None:
        if has_errors(findings):
            self._report(findings)
            raise Unbuildable(findings)

    def _report(self, findings: list[Finding]) -> None:
        if findings:
            self.settings.get("COMMUNIQUE_REPORT", _print)(findings)


def _print(findings: list[Finding]) -> None:
    import sys

    for finding in findings:
        print(as_text(finding), file=sys.stderr)
    print(closing_line(findings), file=sys.stderr)
