"""What is kept names no machine, no mirror and no secret, so that it builds anywhere."""

import json
import re
from pathlib import Path
from typing import Any

from tests.shape.sources import ROOT, kept_files, none_of

LARGEST = 3_000_000
HOMES = re.compile(r"(?<![\w.])/(?:root|home/[a-z]|Users/[A-Za-z])[\w./-]*|[A-Z]:\\\\?Users\\")
HOSTS = re.compile(
    r"files\.pythonhosted|pypi\.org/simple|registry\.npm|registry\.yarn|npmmirror\.|"
    r"mirrors?\.(?:aliyun|cloud|tuna|ustc|huawei)|deb\.debian\.|proxy\.golang|--(?:extra-)?index-url"
)
RESOLVED = re.compile(r'"resolved"\s*:')
KEYS = re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY|\bwx[0-9a-f]{16}\b.{0,40}\b[0-9a-f]{32}\b")


def texts() -> list[tuple[str, str]]:
    """Name and content of every kept text file."""
    return [
        (path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in kept_files()
        if path.stat().st_size < LARGEST and b"\0" not in path.read_bytes()[:8192]
    ]


def found(pattern: re.Pattern[str], *, among: str = "") -> list[str]:
    """Where a pattern occurs, with what it matched."""
    return [
        f"{name}: {match.group()}"
        for name, text in texts()
        if name.endswith(among)
        for match in pattern.finditer(text)
    ]


def test_no_file_names_a_folder_of_somebody():
    none_of(found(HOMES))


def test_no_file_outside_the_manuals_names_the_folder_it_lies_in():
    here = re.compile(re.escape(str(ROOT)) + r"\b")
    manuals = ("docs/", "deploy/", "Dockerfile")

    none_of([place for place in found(here) if not place.startswith(manuals)])


def test_no_file_names_a_registry_or_a_mirror():
    none_of(found(HOSTS))


def node_locks() -> dict[str, dict[str, dict[str, Any]]]:
    """The packages of each npm lock file, by file and by path in node_modules."""
    return {
        name: json.loads(text)["packages"]
        for name, text in texts()
        if Path(name).name == "package-lock.json"
    }


def test_an_npm_lock_names_hashes_and_no_addresses():
    unhashed = [
        f"{lock}: {path}"
        for lock, packages in node_locks().items()
        for path, package in packages.items()
        if path and "integrity" not in package
    ]

    none_of(found(RESOLVED, among="package-lock.json") + unhashed)


def test_an_npm_lock_is_complete_on_every_platform():
    lacking = [
        f"{lock}: {needed} of {path}"
        for lock, packages in node_locks().items()
        for path, package in packages.items()
        for needed in {**package.get("dependencies", {}), **package.get("optionalDependencies", {})}
        if not any(known.endswith(f"node_modules/{needed}") for known in packages)
    ]

    none_of(lacking)


def test_every_pinned_package_has_a_hash():
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text().replace("\\\n", " ")
        pins = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]

        assert pins
        none_of([pin for pin in pins if "--hash=sha256:" not in pin])


def test_no_file_holds_a_key():
    none_of(found(KEYS))
