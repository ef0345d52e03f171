"""Count letter trigrams of the four languages into ``data/trigrams.json``, for telling the language of a text.

    python -m ingest.training.trigrams FILE.jsonl.gz...

The files hold one object a line with texts under ``fr``, ``en``, ``es``, ``pt``. The shipped table was computed from
TICO-19 (CC0) and the translations of the Python documentation (CC0).
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from pathlib import Path

from ingest.language import trigrams
from ingest.records import LANGUAGES

KEPT = 2400
SMOOTHING = 2e-5


def counts(paths: list[Path]) -> dict[str, Counter[str]]:
    """Return how often each trigram occurs in each language."""
    found: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                for language in LANGUAGES:
                    found[language].update(trigrams(row.get(language) or ""))
    return found


def table(found: dict[str, Counter[str]]) -> dict[str, list[int]]:
    """Return the trigrams that tell most, each with its log-odds against the languages' mean, in hundredths."""
    totals = {language: sum(counter.values()) for language, counter in found.items()}
    told: dict[str, tuple[float, list[int]]] = {}
    for gram in set().union(*found.values()):
        shares = [found[language][gram] / totals[language] + SMOOTHING for language in LANGUAGES]
        mean = sum(map(math.log, shares)) / len(shares)
        odds = [math.log(share) - mean for share in shares]
        told[gram] = (sum(shares) * max(map(abs, odds)), [round(100 * value) for value in odds])
    best = sorted(told, key=lambda gram: (-told[gram][0], gram))[:KEPT]
    return {gram: told[gram][1] for gram in sorted(best)}


def main(paths: list[str]) -> None:
    """Write the table beside the language data."""
    result = table(counts([Path(path) for path in paths]))
    rows = ",\n".join(f"{json.dumps(gram, ensure_ascii=False)}: {json.dumps(odds)}" for gram, odds in result.items())
    Path(__file__).parents[1].joinpath("data", "trigrams.json").write_text(f"{{\n{rows}\n}}\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
