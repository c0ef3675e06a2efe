from tests.tools.browser import chromium

__all__ = ["chromium"]
