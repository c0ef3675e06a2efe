"""A room where a build takes place: a new process each time, forked where all imports are done."""

from __future__ import annotations

import hashlib
import marshal
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.site.incremental.imports"])


def enter(
    words: Sequence[str], said: Path, environment: dict[str, str], compiled: Path | None = None
) -> ForkServerProcess:
    """Begin `communique WORDS…`; what it prints goes to the file `said`.

    It knows nothing of earlier builds but what lies on disk. With `compiled`, templates and words that
    were compiled before are taken from that folder, by their text.
    """
    process = _CONTEXT.Process(target=_run, args=(list(words), said, environment, compiled))
    process.start()
    return process


def _run(words: list[str], said: Path, environment: dict[str, str], compiled: Path | None) -> None:
    from communique.cli import main

    file = os.open(said, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.chdir(said.parent)
    os.environ.update(environment)
    sys.argv = ["communique", *words]
    if compiled:
        _compile_once(compiled)
        _compile_words_once(compiled)
    try:
        main()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _compile_once(folder: Path) -> None:
    """A third of a build from nothing goes into compiling templates; the same text gives the same code."""
    from jinja2 import Environment

    folder.mkdir(exist_ok=True)
    compile_anew: Callable[..., Any] = Environment.compile

    def compile_once(env: Environment, source: str, *named: Any, **more: Any) -> Any:
        options = (env.trim_blocks, env.lstrip_blocks, env.autoescape, sorted(env.extensions))
        key = hashlib.blake2b(repr((source, named, more, options)).encode()).hexdigest()[:24]
        made = lambda: marshal.dumps(compile_anew(env, source, *named, **more))
        return marshal.loads(_once(folder / key, made))

    Environment.compile = compile_once  # type: ignore[method-assign]


def _compile_words_once(folder: Path) -> None:
    from communique import words

    compile_anew = words._compiled

    def compile_once(written: bytes) -> bytes:
        key = hashlib.blake2b(written).hexdigest()[:24]
        return _once(folder / f"{key}.mo", lambda: compile_anew(written))

    words._compiled = compile_once  # type: ignore[assignment]


def _once(file: Path, make: Callable[[], bytes]) -> bytes:
    """What the file holds, which is made where it is not there."""
    if file.exists():
        return file.read_bytes()
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(made := make())
    fresh.replace(file)
    return made
