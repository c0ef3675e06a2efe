"""The newsroom as a Pelican generator: read and check first, make all, and only then publish."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.generators import Generator

from communique.adapter.host import cache_folder
from communique.adapter.templates import Renderer, theme_sheets
from communique.build.plan import plan
from communique.build.press import Proof, Result, manifest_of, proof, publish
from communique.checks.registry import check
from communique.collections.index import Index
from communique.findings import Finding, Unbuildable, as_text, closing_line, in_order
from communique.model.site import Site
from communique.reading.assembly import read_site
from communique.settings import Settings
from communique.words import read_words


def generators(pelican: Any) -> type[Generator]:
    """Pelican asks every plugin for its generators."""
    return NewsroomGenerator


def checked(
    content: Path, theme: Path, settings: Settings, built_at: Any
) -> tuple[Site, list[Finding]]:
    """The site and all findings of reading and checking it, in order."""
    words = read_words(theme / "translations", settings.languages)
    site, findings = read_site(content, settings, built_at, words)
    return site, in_order([*findings, *check(site)])


class NewsroomGenerator(Generator):  # type: ignore[misc]
    """Runs before Pelican writes anything: with findings of rank "error" the site stays as it was."""

    made: Proof
    result: Result

    def generate_context(self) -> None:
        """Read, check and make everything beside the site. Raises Unbuildable."""
        settings, built_at = (
            self.settings["COMMUNIQUE_SETTINGS"],
            self.settings["COMMUNIQUE_BUILT_AT"],
        )
        content, theme = Path(self.path), Path(self.theme)
        site, findings = checked(content, theme, settings, built_at)
        self._report(findings)
        index = Index(site)
        sheets = list(theme_sheets(theme))
        renderer = Renderer(self.env, index, sheets[0].path)
        self.made = proof(plan(index, content, renderer, iter(sheets)), Path(self.output_path))

    def generate_output(self, writer: Any) -> None:
        """Put in place what was made."""
        output = Path(self.output_path)
        self.result = publish(self.made, manifest_of(output, cache_folder(self.settings)))
        self.settings["COMMUNIQUE_RESULT"] = self.result

    def _report(self, findings: list[Finding]) -> None:
        self.settings["COMMUNIQUE_FINDINGS"] = findings
        report = self.settings.get("COMMUNIQUE_REPORT", _print)
        if findings:
            report(findings)
        if any(finding.is_error for finding in findings):
            raise Unbuildable(findings)


def _print(findings: list[Finding]) -> None:
    import sys

    for finding in findings:
        print(as_text(finding), file=sys.stderr)
    print(closing_line(findings), file=sys.stderr)
