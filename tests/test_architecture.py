"""The rooms import only what docs/architecture.md lets them (import-linter, pyproject.toml)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_import_directions_hold():
    linter = Path(sys.executable).parent / "lint-imports"

    done = subprocess.run(
        [linter, "--cache-dir", ".cache/importlinter"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_architecture_names_every_room():
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    package = ROOT / "plugins/communique"
    rooms = [path.name for path in package.iterdir() if (path / "__init__.py").is_file()]
    modules = [path.name for path in package.glob("*.py") if not path.name.startswith("__")]

    assert [room for room in rooms if not re.search(rf"\b{room}/", text)] == []
    assert [module for module in modules if module not in text] == []


def test_heavy_libraries_are_imported_where_they_are_used():
    """Starting the command line costs no more than it needs."""
    heavy = (
        "babel bs4 feedgen icalendar jinja2 lxml markdown nh3 pelican PIL rich watchfiles".split()
    )
    code = f"import sys, communique.cli; print(sorted(set({heavy}) & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


PLANNING = {"pages", "files"}
"""Functions that plan what there is to be made, and so go through all of a site."""
OF_THE_PLAN = {
    "views/chrome.py: _sections": "goes into the key of every page, as it stands on each",
    "views/chrome.py: _footer": "likewise",
}
"""Helpers of the plan, and why they are."""
WHOLE = {
    "all_items", "built_at", "coming", "in_language", "of", "originals", "unread_references", "waiting",
    "whole", "with_coming", "withdrawn",
}  # fmt: skip
"""What shows a whole site, or the moment of the build."""
NAMES_ONLY = {"topics", "series", "months"}
"""What the index tells to those who plan. Items and views have attributes of these names."""
MAPPINGS = {"items", "names", "held", "unread", "paths", "files"}
WALKS = {"all", "any", "dict", "enumerate", "frozenset", "iter", "len", "list", "max", "min", "set", "sorted", "sum", "tuple"}  # fmt: skip


def walks(node: ast.AST) -> Iterator[str]:
    """Where a piece of code sees more of a site than a question can say."""
    match node:
        case ast.Attribute(value=ast.Name(id="index"), attr=name) if name in NAMES_ONLY:
            yield f"index.{name}"
        case ast.Attribute(value=ast.Name(id="site") | ast.Attribute(attr="site"), attr=name):
            if name in WHOLE:
                yield f"site.{name}"
        case ast.For(iter=each) | ast.comprehension(iter=each) | ast.Starred(value=each):
            yield from _whole_mapping(each)
        case ast.Call(func=ast.Name(id=name), args=args) if name in WALKS:
            yield from (found for each in args for found in _whole_mapping(each))
        case ast.Call(func=ast.Attribute(value=each, attr="items" | "keys" | "values")):
            yield from _whole_mapping(each)


def _whole_mapping(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Attribute(value=ast.Name(id="site") | ast.Attribute(attr="site"), attr=name):
            if name in MAPPINGS:
                yield f"all of site.{name}"


def seen_outside_of_plans(source: str, module: str) -> list[str]:
    """`module: function: what it sees` of each function that is not of the plan."""
    return [
        f"{module}: {function.name}: {seen}"
        for function in ast.parse(source).body
        if isinstance(function, ast.FunctionDef | ast.ClassDef)
        and function.name not in PLANNING
        and f"{module}: {function.name}" not in OF_THE_PLAN
        for node in ast.walk(function)
        for seen in walks(node)
    ]


def test_what_is_made_from_a_site_asks_single_questions():
    """What a page saw of a site beyond its questions could change without the page being made
    again. Much of it fails while pages are made; this finds it where no test makes the page."""
    package = ROOT / "plugins/communique"
    found = [
        seen
        for room in ("views", "outputs")
        for file in sorted((package / room).rglob("*.py"))
        for seen in seen_outside_of_plans(
            file.read_text(encoding="utf-8"), file.relative_to(package).as_posix()
        )
    ]

    assert found == []


def test_helpers_of_the_plan_are_there_and_needed():
    for name in OF_THE_PLAN:
        module, _, function = name.partition(": ")
        source = (ROOT / "plugins/communique" / module).read_text(encoding="utf-8")
        [code] = [n for n in ast.parse(source).body if getattr(n, "name", "") == function]
        assert any(list(walks(node)) for node in ast.walk(code)), name


@pytest.mark.parametrize(
    "line",
    [
        "return site.built_at",
        "return index.site.built_at",
        "return [item for item in site.items]",
        "return len(index.site.names)",
        "for key, versions in index.site.items.items(): pass",
        "return (*site.held, 1)",
        "return site.of('event')",
        "return index.topics",
    ],
)
def test_the_search_finds_what_it_looks_for(line: str):
    assert seen_outside_of_plans(f"def view(index, site):\n    {line}\n", "views/a.py")
    assert not seen_outside_of_plans(f"def pages(index, site):\n    {line}\n", "views/a.py")


@pytest.mark.parametrize(
    "line",
    [
        "return site.items[key]",
        "return site.items.get(key) or key in site.held",
        "return item.facts.topics, view.series",
        "return [link for link in self.items]",
    ],
)
def test_the_search_lets_single_questions_pass(line: str):
    assert not seen_outside_of_plans(f"def view(index, site):\n    {line}\n", "views/a.py")


def test_templates_know_their_view_and_the_chrome_only():
    """What a template looked up elsewhere would be in no key."""
    from jinja2 import Environment, nodes

    templates = ROOT / "theme/templates"
    found = []
    for file in sorted(templates.rglob("*.html")):
        tree = Environment().parse(file.read_text(encoding="utf-8"))
        seen = {node.attr for node in tree.find_all(nodes.Getattr)}
        seen |= {node.name for node in tree.find_all(nodes.Name)}
        found += [
            f"{file.relative_to(templates)}: {name}"
            for name in seen & {"built_at", "site", "index", "all_items", "SITEURL", "articles"}
        ]

    assert found == []
