"""The house itself: targets, locks, scripts, and what may not stand in a file."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
TARGETS = "serve html publish check test new import-sample components screenshots weigh lighthouse bench clean".split()
LOCKS = ["requirements.lock", "requirements-dev.lock"]

# In parts, so that this file does not hold what it forbids.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
    ]
]
MACHINE_PATHS = re.compile(
    r"(?<![\w.*-])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "Us" + "ers"]) + r")/\w"
)


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def files_of_the_repository() -> list[Path]:
    """All that git keeps or would keep; folders and files deleted meanwhile left out."""
    if not (ROOT / ".git").exists():
        pytest.skip("Not a git checkout, so what belongs to the repository is not known")
    names = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


def pinned(lock: str) -> set[tuple[str, str]]:
    """Name and version of each package in a lock file."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+)==([^\s;]+)", text, flags=re.MULTILINE))


def declared(*groups: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = list(project["project"]["dependencies"])
    for group in groups:
        lines += project["dependency-groups"][group]
    return [Requirement(line) for line in lines]


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_alone_lists_every_target_in_one_line():
    lines = run("make", "--no-print-directory").splitlines()

    assert [line.split()[:2] for line in lines] == [["make", target] for target in TARGETS]
    assert all(len(line.split()) > 3 and len(line) <= 100 for line in lines)


def test_no_file_names_a_registry():
    """Locks and settings work with whatever registry the reader's tools are set to."""
    hosts = re.compile("|".join(map(re.escape, REGISTRY_HOSTS)).encode())

    found = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in files_of_the_repository()
        for match in hosts.finditer(path.read_bytes())
    ]

    assert found == []


def test_no_file_names_a_path_of_one_machine():
    found = []
    for path in files_of_the_repository():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, or a case about encodings
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(text.splitlines(), 1)
            if MACHINE_PATHS.search(line)
        ]

    assert found == []


@pytest.mark.parametrize(
    ("lock", "groups"),
    [("requirements.lock", ["setup"]), ("requirements-dev.lock", ["setup", "test", "dev"])],
)
def test_lock_holds_a_fitting_version_of_every_dependency(lock, groups):
    versions: dict[str, list[str]] = {}
    for name, version in pinned(lock):
        versions.setdefault(canonicalize_name(name), []).append(version)

    unmet = [
        str(wanted)
        for wanted in declared(*groups)
        if not any(
            wanted.specifier.contains(version)
            for version in versions.get(canonicalize_name(wanted.name), [])
        )
    ]

    assert unmet == [], "Run tools/lock"


def test_both_locks_agree():
    assert pinned("requirements.lock") <= pinned("requirements-dev.lock")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_a_hash_of_everything_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert "://" not in text
    for entry in re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry


def test_npm_lock_holds_no_address():
    text = (ROOT / "tests/tools/package-lock.json").read_text(encoding="utf-8")

    assert "resolved" not in text
    assert "integrity" in text


@pytest.mark.parametrize(
    ("script", "shell"), [(".ci/run", "bash"), ("tools/setup", "sh"), ("tools/lock", "sh")]
)
def test_script_can_be_run(script, shell):
    assert os.access(ROOT / script, os.X_OK)
    run(shell, "-n", script)
