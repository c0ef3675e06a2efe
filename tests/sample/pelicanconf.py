"""The site that `make import-sample` builds from imported content, outside of content/."""

from pathlib import Path

_ROOT = Path(__file__).parents[2]
_SAMPLE = _ROOT / ".cache" / "sample"

SITENAME = "Imported sample"
SITEURL = "https://sample.example"
TIMEZONE = "America/New_York"
DEFAULT_LANG = "en"

PATH = str(_SAMPLE / "content")
OUTPUT_PATH = str(_SAMPLE / "output")
CACHE_PATH = str(_SAMPLE / "kept")
THEME = str(_ROOT / "theme")
PLUGINS = ["communique"]

COMMUNIQUE = {
    "authority": "sample.example",
    "authority_since": 2024,
    "languages": ["en"],
    "locales": {"en": "en_US"},
}
