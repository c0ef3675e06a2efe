"""Lighthouse over the demonstration site: `make lighthouse`."""
