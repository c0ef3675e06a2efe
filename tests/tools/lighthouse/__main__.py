"""What Lighthouse, as a phone, says to the demonstration's home, article, event and month.

    python -m tests.tools.lighthouse [--lang en] [--runs 1] [--verbose]

Builds the site for a server of its own, which compresses and lets browsers keep what is named by its
content, as any host does. Of several runs the median counts. Below the goal the status is 1.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median

from communique.adapter import run
from tests import tools
from tests.tools import browser
from tests.tools.lighthouse.host import Host
from tests.tools.pages import pages_by_kind
from tests.tools.weigh import KINDS

ROOT = Path(__file__).parents[3]
PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
SITE = ROOT / ".cache" / "lighthouse"
GOAL = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}


def main() -> int:
    given = _arguments()
    if browser.executable() is None or tools.node() is None or not PROGRAM.exists():
        print("Lighthouse, node or Chromium is not installed: make lighthouse", file=sys.stderr)
        return 1
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    address = f"http://127.0.0.1:{server.server_port}"
    run.build(ROOT / "pelicanconf.py", {"SITEURL": address, "OUTPUT_PATH": str(SITE)})
    server.RequestHandlerClass = Host.of(SITE)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"{'':44}" + "".join(f"{name:>16}" for name in GOAL))
    print(f"{'at least':44}" + "".join(f"{least:>16}" for least in GOAL.values()))
    pages = pages_by_kind(SITE, given.lang)
    good = [_judge(address, pages[kind], given.runs, given.verbose) for kind in KINDS]
    return not all(good)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lang", default="en", help="the language of the pages")
    parser.add_argument("--runs", type=int, default=1, help="how often each page is looked at")
    parser.add_argument("--verbose", action="store_true", help="say what took points away")
    return parser.parse_args()


def _judge(address: str, page: str, runs: int, verbose: bool) -> bool:
    """Print a line for a page; true when it reaches the goal."""
    reports = [_report(address + page) for _ in range(runs)]
    scores = {name: _score(reports, name) for name in GOAL}
    print(f"{page:44}" + "".join(f"{score:>16}" for score in scores.values()), flush=True)
    if verbose:
        print("\n".join(_shortcomings(reports[-1])))
    return all(scores[name] >= least for name, least in GOAL.items())


def _report(url: str) -> dict:
    options = [
        "--quiet",
        "--output=json",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    done = subprocess.run(
        [tools.node(), PROGRAM, url, *options, f"--only-categories={','.join(GOAL)}"],
        env={**os.environ, "CHROME_PATH": browser.executable() or ""},
        stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def _score(reports: list[dict], name: str) -> int:
    return round(median(100 * report["categories"][name]["score"] for report in reports))


def _shortcomings(report: dict) -> list[str]:
    """The audits that count and are not passed."""
    counted = {
        each["id"]
        for category in report["categories"].values()
        for each in category["auditRefs"]
        if each["weight"]
    }
    audits = [report["audits"][name] for name in sorted(counted)]
    return [
        f"    {audit['title']}: {audit.get('displayValue') or audit['score']}"
        for audit in audits
        if audit["score"] is not None and audit["score"] < 1
    ]


if __name__ == "__main__":
    raise SystemExit(main())
