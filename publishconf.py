"""The production build: what pelicanconf.py says, at the public address."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from pelicanconf import *  # noqa: E402, F403

SITEURL = "https://newsroom.example"
