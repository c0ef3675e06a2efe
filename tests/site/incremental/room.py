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

_IMPORTED_ONCE = """
    communique.cli communique.adapter.newsroom communique.adapter.run pelican pelican.readers pelican.writers
    babel.dates babel.messages.pofile bs4 feedgen.feed icalendar jinja2.ext lxml.etree markdown nh3 PIL.Image yaml
""".split()

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(_IMPORTED_ONCE)


def enter(
    words: Sequence[str], said: Path, environment: dict[str, str], compiled: Path | None = None
) -> ForkServerProcess:
    """Begin `communique WORDS…`; what it prints goes to the file `said`.

    It knows nothing of earlier builds but what lies on disk. With `compiled`, templates that were
    compiled before are taken from that folder, by their text.
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
        file = folder / key
        if file.exists():
            return marshal.loads(file.read_bytes())
        code = compile_anew(env, source, *named, **more)
        fresh = file.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(marshal.dumps(code))
        fresh.replace(file)
        return code

    Environment.compile = compile_once  # type: ignore[method-assign]
