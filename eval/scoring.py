"""One answer against one question: a row that all measures are computed from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.records import Answer, Citation, Item
from eval.questions import GoldCountry, GoldDate, GoldItem, GoldName, GoldNumber, GoldText, Question, fold
from eval.support import holds

Names = Mapping[str, Sequence[str]]

# Kinds of which an answer may hold no more than what is expected; further instruments and texts do no harm.
CLOSED = ("country", "date", "number", "body")
# An instrument may be told as such, as the body that it founded or is, or in the document's words.
NAMED = ("instrument", "body", "text")


@dataclass(frozen=True, slots=True)
class Row:
    """What one question came to. Flags are None where they do not apply.

    ``outcome`` is right, wrong (answered, but not so), refused (answerable, not answered), abstained (unanswerable,
    not answered) or invented (unanswerable, answered). ``confidence`` in [0, 1], ``seconds`` of wall time.
    """

    id: str
    unit: str
    question: str
    history: tuple[str, ...]
    kind: str
    wording: str
    language: str
    group: str | None
    answerable: bool
    outcome: str
    fault: str
    confidence: float
    seconds: float
    answer: str
    expected: str
    quotes: tuple[str, ...] = ()
    gold: tuple[str, ...] = ()
    right: bool = False
    exact: bool | None = None
    contains: float | None = None
    set_f1: float | None = None
    evidence_first: bool | None = None
    evidence_any: bool | None = None
    citation_precision: float | None = None
    supported: float | None = None
    derived: bool = False
    verbatim: float | None = None
    search: dict[str, float] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Whether the assistant gave an answer."""
        return self.outcome in {"right", "wrong", "invented"}

    @property
    def follow_up(self) -> bool:
        """Whether the question rests on earlier ones."""
        return bool(self.history)


def score(
    question: Question,
    answer: Answer,
    texts: Callable[[str], str],
    seconds: float | None = None,
    names: Names | None = None,
) -> Row:
    """Score an answer. ``texts`` gives a document's canonical text by its id; ``names`` other names by a body's id."""
    known = names or {}
    answered = answer.status == "answered"
    fault = item_fault(question, answer, known) if question.answerable and answered else ""
    quotes = tuple(citation.quote for citation in answer.citations)
    judged = question.answerable and answered
    return Row(
        id=question.id,
        unit=question.unit,
        question=question.question,
        history=question.history,
        kind=question.kind,
        wording=question.wording,
        language=question.language,
        group=question.group,
        answerable=question.answerable,
        outcome=_outcome(question.answerable, answered, not fault),
        fault=fault or _status_fault(question.answerable, answered),
        confidence=answer.confidence,
        seconds=answer.seconds if seconds is None else seconds,
        answer=answer.answer,
        expected=describe(question),
        quotes=quotes,
        gold=tuple(evidence.quote for evidence in question.evidence),
        right=(question.answerable and answered and not fault) or (not question.answerable and not answered),
        exact=_exact(question, answer, known) if question.answerable else None,
        contains=_contained(question, quotes if answered else ()),
        set_f1=_set_f1(question, answer if answered else None, known),
        evidence_first=_overlaps(question, answer.citations[:1])
        if judged
        else (False if question.answerable else None),
        evidence_any=_overlaps(question, answer.citations) if judged else (False if question.answerable else None),
        citation_precision=_citation_precision(question, answer, known) if judged else None,
        supported=_supported(answer, known) if answered else None,
        derived=answer.derived,
        verbatim=_verbatim(answer, texts),
    )


def item_fault(question: Question, answer: Answer, names: Names) -> str:
    """Return what is wrong with the values of an answer in a few words, or nothing where all is right."""
    if question.verdict is not None and answer.verdict != question.verdict:
        return f"expected the verdict {question.verdict}, found {answer.verdict or 'none'}"
    quotes = tuple(citation.quote for citation in answer.citations)
    for kind in dict.fromkeys(item.kind for item in question.items):
        texts = [item for item in question.items if item.kind == "text"]
        fault = _text_fault(texts, quotes) if kind == "text" else _kind_fault(kind, question.items, answer, names)
        if fault:
            return fault
    return ""


def matches(gold: GoldItem, item: Item, names: Names) -> bool:
    """Tell whether one value given is one value expected; a body may be given by any name that the index has for it."""
    if isinstance(gold, GoldCountry):
        return item.kind == "country" and item.code == gold.code
    if isinstance(gold, GoldDate):
        return item.kind == "date" and item.value in (gold.value, *gold.accept)
    if isinstance(gold, GoldNumber):
        return item.kind == "number" and _number(item.value) == gold.value
    if isinstance(gold, GoldName):
        forms = (item.name, item.value or "", item.name.partition(" (")[0], *names.get(item.value or "", ()))
        given = [fold(text) for text in forms if text]
        wanted = [fold(name) for name in gold.names]
        if gold.kind == "body":
            return item.kind in NAMED and any(name in wanted for name in given)
        return item.kind in NAMED and any(name in text for name in wanted for text in given)
    return False


def describe(question: Question) -> str:
    """Return the expected answer in a few words, for people."""
    if not question.answerable:
        return f"not found: {question.reason}"
    parts: list[str] = [question.verdict or ""]
    for item in question.items:
        if isinstance(item, GoldCountry):
            parts.append(item.code)
        elif isinstance(item, GoldDate):
            parts.append(item.value)
        elif isinstance(item, GoldNumber):
            parts.append(f"{item.value:g}")
        elif isinstance(item, GoldName):
            parts.append(item.names[0])
        else:
            parts += [f"«{words}»" for words in item.contains]
    return ", ".join(part for part in parts if part)


def _outcome(answerable: bool, answered: bool, right: bool) -> str:
    if answerable:
        return ("right" if right else "wrong") if answered else "refused"
    return "invented" if answered else "abstained"


def _status_fault(answerable: bool, answered: bool) -> str:
    if answerable == answered:
        return ""
    return "refused, though the documents tell" if answerable else "answered, though the documents do not tell"


def _kind_fault(kind: str, items: Sequence[GoldItem], answer: Answer, names: Names) -> str:
    """Return which of the values expected of a kind are missing, and which of that kind were given beside those.

    What is named is right under whatever kind the question or the answer has it, a body, an act or a person.
    """
    wanted = [item for item in items if item.kind == kind]
    given = [item for item in answer.items if item.kind == kind or (kind in NAMED and item.kind in NAMED)]
    missing = [
        gold for gold in wanted if not any(matches(gold, item, names) for item in given) and not _counted(gold, answer)
    ]
    own = [item for item in given if item.kind == kind and kind in CLOSED]
    extra = [item for item in own if not any(matches(gold, item, names) for gold in items)]
    parts = []
    if missing:
        parts.append(f"{len(missing)} of {len(wanted)} missing")
    if extra:
        parts.append("too many: " + ", ".join(item.code or item.value or item.name for item in extra[:5]))
    return f"{kind}: {'; '.join(parts)}" if parts else ""


def _counted(gold: GoldItem, answer: Answer) -> bool:
    """Tell whether a number expected is that of the countries or bodies that the answer lists, and it says so."""
    if not isinstance(gold, GoldNumber):
        return False
    listed = {sum(item.kind == kind for item in answer.items) for kind in ("country", "body")}
    return gold.value in listed and re.search(rf"(?<!\d){gold.value:g}(?!\d)", answer.answer) is not None


def _text_fault(wanted: Sequence[GoldItem], quotes: Sequence[str]) -> str:
    joined = fold("\0".join(quotes))
    words = [words for item in wanted if isinstance(item, GoldText) for words in item.contains]
    missing = [part for part in words if fold(part) not in joined]
    return f"text: «{missing[0]}» is not in the quotes" if missing else ""


def _exact(question: Question, answer: Answer, names: Names) -> bool | None:
    if question.verdict is None and all(isinstance(item, GoldText) for item in question.items):
        return None
    closed = [item for item in question.items if not isinstance(item, GoldText)]
    return answer.status == "answered" and not (
        (question.verdict is not None and question.verdict != answer.verdict)
        or any(_kind_fault(kind, closed, answer, names) for kind in {item.kind for item in closed})
    )


def _contained(question: Question, quotes: Sequence[str]) -> float | None:
    words = [fold(part) for item in question.items if isinstance(item, GoldText) for part in item.contains]
    joined = fold("\0".join(quotes))
    return sum(part in joined for part in words) / len(words) if words else None


def _set_f1(question: Question, answer: Answer | None, names: Names) -> float | None:
    """Return the F1 of the values of a list (two or more countries or bodies expected), 0 where refused."""
    kinds = [kind for kind in ("country", "body") if sum(item.kind == kind for item in question.items) > 1]
    if not kinds:
        return None
    wanted = [item for item in question.items if item.kind in kinds]
    given = [item for item in answer.items if item.kind in kinds] if answer else []
    found = sum(any(matches(gold, item, names) for item in given) for gold in wanted)
    right = sum(any(matches(gold, item, names) for gold in wanted) for item in given)
    if not found or not right:
        return 0.0
    recall, precision = found / len(wanted), right / len(given)
    return 2 * recall * precision / (recall + precision)


def _overlaps(question: Question, citations: Sequence[Citation]) -> bool:
    return any(question.rests_on(each.document, each.start, each.end) for each in citations)


def _citation_precision(question: Question, answer: Answer, names: Names) -> float | None:
    """Return the share of citations that hold a value said to rest on them or, without values, overlap a gold quote."""
    if not answer.citations:
        return None
    good = 0
    for citation in answer.citations:
        values = [item for item in answer.items if citation.number in item.citations]
        held = any(holds(item, citation.quote, names.get(item.value or "", ())) for item in values)
        good += held or _overlaps(question, (citation,))
    return good / len(answer.citations)


def _supported(answer: Answer, names: Names) -> float | None:
    """Return the share of values that one of their own quotes holds; None for derived answers and those without."""
    if answer.derived or not answer.items:
        return None
    quotes = {citation.number: citation.quote for citation in answer.citations}
    good = 0
    for item in answer.items:
        own = [quotes[number] for number in item.citations if number in quotes]
        good += any(holds(item, quote, names.get(item.value or "", ())) for quote in own)
    return good / len(answer.items)


def _verbatim(answer: Answer, texts: Callable[[str], str]) -> float | None:
    """Return the share of citations and related passages that are the document's letter at the place they name."""
    shown = (*answer.citations, *answer.related)
    if not shown:
        return None
    return sum(texts(part.document)[part.start : part.end] == part.quote for part in shown) / len(shown)


def _number(value: str | None) -> float | None:
    try:
        return float(value) if value is not None else None
    except ValueError:
        return None
