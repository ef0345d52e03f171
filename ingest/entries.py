"""Files beside a corpus that their users write: TOML that holds tables of one kind."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from ingest.errors import CorpusError


def tables(path: Path, key: str, what: str) -> list[dict[str, Any]]:
    """Return the ``[[key]]`` tables of a file, none of others; ``what`` the file is called, "a glossary".

    Raises CorpusError with one line that names the file and what to write instead.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:  # also a number too long, brackets too deep
        raise CorpusError(f"{path}: not valid TOML: {error}; mend that line") from error
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}); check the file and its permissions") from error
    unknown = sorted(set(data) - {key})
    if unknown:
        raise CorpusError(f"{path}: unknown key {unknown[0]!r}; {what} holds [[{key}]] tables only")
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise CorpusError(f"{path}: {key!r} is no list of tables; write [[{key}]] before each")
    return found
