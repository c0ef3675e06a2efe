"""All that a build imports on its way, so that the processes of builds find it there. No build takes place."""

from __future__ import annotations

import importlib
import pkgutil

import markdown.extensions
import PIL.Image
import pydantic

import communique

LIBRARIES = """
    babel.dates babel.messages.pofile babel.numbers babel.units bs4 feedgen.feed icalendar jinja2.ext lxml.etree
    markdown nh3 pelican pelican.readers pelican.writers PIL.ImageOps rich._emoji_codes segno tzdata.zoneinfo yaml
""".split()


def _all_of(package: str, path: list[str]) -> list[str]:
    return [each.name for each in pkgutil.walk_packages(path, f"{package}.")]


def _complete(model: type[pydantic.BaseModel]) -> None:
    """Pydantic puts the work on a model off until it is used."""
    for each in model.__subclasses__():
        each.model_rebuild()
        _complete(each)


for name in (
    *LIBRARIES,
    *_all_of("communique", communique.__path__),
    *_all_of("markdown.extensions", markdown.extensions.__path__),
):
    if not name.endswith("__main__"):
        importlib.import_module(name)
PIL.Image.init()
_complete(pydantic.BaseModel)
