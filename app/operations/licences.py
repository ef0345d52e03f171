"""What govqa is installed with, and under which licences: ``python -m app.operations.licences``.

Every package that a run needs, directly or through another, as a Markdown table: its name, version and licence, as the
package itself declares them. What a marker keeps off this platform is not installed and not listed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_CLASSIFIER = "License :: "
_LONGEST = 60  # a longer «License» field holds the whole text, not a name
# Named in the first lines of a licence's text, for packages that declare it no other way.
_TITLES = ("MIT License", "Apache License", "BSD 3-Clause", "BSD 2-Clause", "Mozilla Public License")


@dataclass(frozen=True, slots=True)
class Licence:
    """A package, its version, and what it declares of its licence; «?» where it declares nothing."""

    package: str
    version: str
    licence: str


def needed(name: str = "govqa") -> Iterator[Licence]:
    """Yield the packages that one needs to run, in alphabetical order, without itself; extras are left out."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        own = distribution(waiting.pop())
        for requirement in own.requires or ():
            match = _NAME.match(requirement)
            if match is None or re.search(r"\bextra\s*==", requirement):
                continue
            key = re.sub(r"[-_.]+", "-", match[0]).lower()
            if key not in found:
                try:
                    found[key] = distribution(key)
                except PackageNotFoundError:
                    continue
                waiting.append(key)
    for _, each in sorted(found.items()):
        yield Licence(each.metadata["Name"], each.version, licence_of(each))


def licence_of(package: Distribution) -> str:
    """Return what a package declares: an SPDX expression, else its classifiers, else its free text, else its file."""
    told = package.metadata
    if "License-Expression" in told:
        return told["License-Expression"]
    classifiers = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if _CLASSIFIER in each]
    known = sorted({each for each in classifiers if each != "OSI Approved"})
    if known:
        return "; ".join(known)
    free = " ".join(told["License"].split()) if "License" in told else ""
    if free and free.upper() != "UNKNOWN":
        return _title(free) if len(free) > _LONGEST else free
    for file in package.files or ():
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING")):
            return _title(file.read_text())
    return "?"


def _title(text: str) -> str:
    """Return the name of a licence by the first lines of its text."""
    head = " ".join(text[:600].split()).lower()
    named = next((title for title in _TITLES if title.lower() in head), "")
    if named or "permission is hereby granted, free of charge" not in head:
        return named or "?"
    return _TITLES[0]


def main() -> None:
    """Print the table."""
    rows = [f"| {each.package} | {each.version} | {each.licence} |" for each in needed()]
    sys.stdout.write("\n".join(["| package | version | licence |", "|---|---|---|", *rows]) + "\n")


if __name__ == "__main__":
    main()
