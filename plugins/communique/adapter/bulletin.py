"""What the development server shows of the last build: findings on the page, reloads."""

from __future__ import annotations

import threading
from html import escape

from communique.findings import Finding, closing_line, has_errors


class Bulletin:
    """The findings of the last build, and its number for those who wait for the next."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0
        self._findings: list[Finding] = []
        self._message = ""

    def post(self, findings: list[Finding], message: str) -> None:
        """A build has ended."""
        with self._changed:
            self._findings, self._message = findings, message
            self._number += 1
            self._changed.notify_all()

    def wait(self, seen: int, timeout: float) -> int:
        """The number of the newest build: at once when it is not `seen`, else with the next one or
        after `timeout` seconds."""
        with self._changed:
            if self._number == seen:
                self._changed.wait(timeout)
            return self._number

    @property
    def has_stopped(self) -> bool:
        """Whether the last build made no new site."""
        with self._changed:
            return bool(self._message) or has_errors(self._findings)

    def html(self) -> str:
        """The findings as a fragment of HTML, empty when there are none."""
        with self._changed:
            findings, message = list(self._findings), self._message
        if not findings and not message:
            return ""
        entries = "".join(_entry(finding) for finding in findings)
        title = closing_line(findings) if findings else "The site could not be built."
        return f"<h2>{escape(title)}</h2><p>{escape(message)}</p><ol>{entries}</ol>"


def _entry(finding: Finding) -> str:
    excerpt = f"<pre>{escape(finding.excerpt)}</pre>" if finding.excerpt else ""
    return (
        f"<li><code>{escape(finding.where)}</code> <strong>{escape(finding.what)}</strong>{excerpt}"
        f"<p>{escape(finding.why)}<br>{escape(finding.mend)}</p></li>"
    )


def whole_page(fragment: str) -> str:
    """A page of its own, for when there is no site yet."""
    body = fragment or "<p>The site is being built.</p>"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Findings</title><body>{body}</body></html>'


OVERLAY_SCRIPT = """\
const panel = document.createElement("section");
panel.setAttribute("role", "status");
panel.className = "communique-findings";
const sheet = new CSSStyleSheet();
sheet.replaceSync(`.communique-findings { inset-block: auto 0; inset-inline: 0; position: fixed;
  max-block-size: 50vh; overflow: auto; padding: 1rem 1.5rem; border-block-start: 4px solid #b3261e;
  background: #fff; color: #1b1b1b; font: 16px/1.5 system-ui, sans-serif; z-index: 99; direction: ltr;
  text-align: left }
  .communique-findings h2 { margin: 0; font-size: 1.1rem }
  .communique-findings button { float: right; font: inherit }
  .communique-findings pre { overflow: auto; background: #f3f1ec; padding: .5rem; margin: .3rem 0 }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const close = document.createElement("button");
close.textContent = "Close";
close.onclick = () => panel.remove();

function show(html) {
  panel.innerHTML = html;
  panel.prepend(close);
  if (html) document.body.append(panel); else panel.remove();
}

let seen = null;
new EventSource("/~communique/events").onmessage = async (event) => {
  if (event.data === seen) return;
  const answer = await fetch("/~communique/findings");
  const stopped = answer.headers.get("X-Stopped") === "yes";
  if (seen !== null && !stopped) location.reload();
  else show(await answer.text());
  seen = event.data;
};
"""
