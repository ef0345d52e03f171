"""The check of question sets: right quotes, no duplicates, balance, reasons."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eval.questions import KINDS, LANGUAGES, GoldCountry, GoldText, Line, Question, fold

LEAST_SHARE = {"language": 0.08, "kind": 0.03}
MOST_SHARE = {"language": 0.6, "kind": 0.4}
SHARE_UNANSWERABLE = (0.1, 0.4)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a question set: an error makes it unusable, a warning is for its writer to weigh."""

    severity: Literal["error", "warning"]
    file: str
    line: int | None
    id: str | None
    message: str

    def __str__(self) -> str:
        """Print as ``file:line: message``, as compilers do."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        name = f" ({self.id})" if self.id else ""
        return f"{place}: {self.severity}: {self.message}{name}"


def check(lines: Sequence[Line], texts: Mapping[str, str]) -> list[Finding]:
    """Check the questions of one or more files over one corpus.

    ``texts`` maps each document id of the corpus to its canonical text. Several files are checked together, so that a
    question of the tuning split that stands in the reporting split as well is found.
    """
    findings = [
        Finding("error", line.file, line.number, line.question.id, message)
        for line in lines
        for message in _faults(line.question, texts)
    ]
    findings += _duplicates(lines)
    findings += _group_faults(lines)
    findings += _imbalances(lines)
    return findings


def place(raw: str, texts: Mapping[str, str]) -> str:
    """Return a line of a question file with each gold quote set to the place where the document holds it.

    Quotes that are right stay; one that stands nowhere, or in several places, is left as it is for `check` to tell.
    White space may differ, and is then taken from the document.
    """
    data = json.loads(raw)
    changed = False
    for gold in data.get("evidence", []):
        text = texts.get(gold["document"], "")
        if text[max(gold["start"], 0) : max(gold["end"], 0)] == gold["quote"]:
            continue
        spaced = r"\s+".join(map(re.escape, gold["quote"].split()))
        found = list(re.finditer(spaced, text))
        if len(found) == 1:
            gold |= {"start": found[0].start(), "end": found[0].end(), "quote": found[0].group()}
            changed = True
    return json.dumps(data, ensure_ascii=False) if changed else raw


def _faults(question: Question, texts: Mapping[str, str]) -> Iterator[str]:
    if question.answerable:
        yield from _answerable_faults(question)
    else:
        yield from _unanswerable_faults(question)
    for place, evidence in enumerate(question.evidence, start=1):
        if evidence.document not in texts:
            known = ", ".join(sorted(texts)[:4]) or "none"
            yield f"evidence {place}: document {evidence.document} is not in the corpus (it holds {known})"
            continue
        found = texts[evidence.document][evidence.start : evidence.end]
        if found != evidence.quote:
            yield (
                f"evidence {place}: expected «{_short(evidence.quote)}» at {evidence.start}-{evidence.end} of "
                f"{evidence.document}, found «{_short(found)}»"
            )


def _answerable_faults(question: Question) -> Iterator[str]:
    if question.reason:
        yield "an answerable question has a reason for being unanswerable"
    if not question.items and question.verdict is None:
        yield "an answerable question needs items or a verdict"
    if not question.evidence:
        yield "an answerable question needs evidence"
    codes = [item.code for item in question.items if isinstance(item, GoldCountry)]
    for code, times in Counter(codes).items():
        if times > 1:
            yield f"country {code} is listed {times} times"
        if code not in _territories():
            yield f"country {code} is not an ISO 3166 code"
    quotes = fold(" ".join(evidence.quote for evidence in question.evidence))
    for item in question.items:
        for words in item.contains if isinstance(item, GoldText) else ():
            if fold(words) not in quotes:
                yield f"«{_short(words)}» is in none of the gold quotes"


def _unanswerable_faults(question: Question) -> Iterator[str]:
    if not (question.reason or "").strip():
        yield "an unanswerable question needs a reason"
    if question.items or question.verdict is not None or question.evidence:
        yield "an unanswerable question has items, a verdict or evidence"


def _territories() -> Mapping[str, str]:
    from babel import Locale

    return Locale("en").territories


def _duplicates(lines: Sequence[Line]) -> Iterator[Finding]:
    ids: dict[str, Line] = {}
    wordings: dict[tuple[str, ...], Line] = {}
    for line in lines:
        question = line.question
        key = (question.language, *map(fold, question.history), fold(question.question))
        for earlier, what in ((ids.get(question.id), "id"), (wordings.get(key), "question")):
            if earlier is not None:
                message = f"the same {what} is on line {earlier.number} of {earlier.file}"
                yield Finding("error", line.file, line.number, question.id, message)
        ids.setdefault(question.id, line)
        wordings.setdefault(key, line)


def _group_faults(lines: Sequence[Line]) -> Iterator[Finding]:
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.question.group:
            groups[line.question.group].append(line)
    for name, members in groups.items():
        first = members[0].question
        for line in members[1:]:
            other = line.question
            if line.file != members[0].file:
                message = f"parity group {name} is also in {members[0].file}: a group stays in one split"
                yield Finding("error", line.file, line.number, other.id, message)
            if (other.answerable, other.verdict, _values(other)) != (first.answerable, first.verdict, _values(first)):
                message = f"parity group {name} expects another answer in {first.id}"
                yield Finding("error", line.file, line.number, other.id, message)
        repeated = [code for code, times in Counter(m.question.language for m in members).items() if times > 1]
        if repeated:
            message = f"parity group {name} has more than one question in {', '.join(repeated)}"
            yield Finding("warning", members[0].file, members[0].number, first.id, message)


def _values(question: Question) -> list[str]:
    # Names and quoted words may be listed in another order or number; their count and all else must agree.
    return sorted(
        str(getattr(item, "code", getattr(item, "value", None)) if item.kind in {"country", "date", "number"} else "")
        + item.kind
        for item in question.items
    )


def _imbalances(lines: Sequence[Line]) -> Iterator[Finding]:
    files: dict[str, list[Question]] = defaultdict(list)
    for line in lines:
        files[line.file].append(line.question)
    for file, questions in files.items():
        for what, expected in (("language", LANGUAGES), ("kind", KINDS)):
            counts = Counter(str(getattr(question, what)) for question in questions)
            for value in expected:
                share = counts[value] / len(questions)
                if not LEAST_SHARE[what] <= share <= MOST_SHARE[what]:
                    bounds = f"{LEAST_SHARE[what]:.0%} to {MOST_SHARE[what]:.0%}"
                    message = f"{what} {value}: expected {bounds} of the questions, found {share:.0%}"
                    yield Finding("warning", file, None, None, message)
        share = sum(not question.answerable for question in questions) / len(questions)
        least, most = SHARE_UNANSWERABLE
        if not least <= share <= most:
            message = f"unanswerable: expected {least:.0%} to {most:.0%} of the questions, found {share:.0%}"
            yield Finding("warning", file, None, None, message)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
