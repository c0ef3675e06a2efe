"""The production build: what pelicanconf.py says, at the public address."""

from pelicanconf import *  # noqa: F403

SITEURL = "https://newsroom.example"
