"""The page of a series says what it is."""

from __future__ import annotations

from typing import Any

import pytest

from communique.clock import SettingsError
from communique.settings import read_settings
from tests.outputs.desk import SETTINGS, Desk, views

NAMES = {"assembly": {"en": "Assembly", "ko": "총회"}}
ABOUT = {"assembly": {"en": "The members meet.", "ko": "회원들이 모입니다."}}


def series(folder: Any, lang: str) -> Any:
    desk = Desk(folder, series=NAMES, series_about=ABOUT)
    desk.event(series="assembly")
    prefix = "" if lang == "en" else f"/{lang}"
    return views(desk.index())[f"{prefix}/series/assembly/"]


@pytest.mark.parametrize(
    ("lang", "said", "told_in"),
    [("en", "The members meet.", ""), ("ko", "회원들이 모입니다.", ""), ("ar", "The members meet.", "en")],
)  # fmt: skip
def test_in_the_readers_language_where_it_is_told(tmp_path, lang, said, told_in) -> None:
    view = series(tmp_path, lang)
    assert (view.about, view.about_lang) == (said, told_in)
    assert view.head.description == said


def test_a_series_without_a_name_has_no_words() -> None:
    with pytest.raises(SettingsError, match="series_about"):
        read_settings({**SETTINGS, "series_about": ABOUT})
