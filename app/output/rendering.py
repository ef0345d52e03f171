"""Turn drafts into an answer: number the citations, slice the quotes, and say it in the asker's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app import confidence
from app.drafts import Draft, DraftItem, Evidence, merged
from app.knowledge import Knowledge
from app.output import measures, refusals, stages, wording
from app.questions.question import Question
from app.records import Answer, Citation, Item
from ingest.numbers import amount
from ingest.records import Span

_RELATED = 3
_MOST_CITED = 14
# What stands beside an answer on a line of its own, and is not what another document says.
_LINES = frozenset({"members_other", "members_shared", "members_only", "none_shared", "member_yes", "member_no"}) | {
    "dated_body",
    "undated_body",
}

Solved = Sequence[tuple[Question, Draft | None]]


def _is_of_each(asked: Sequence[Question]) -> bool:
    """Tell whether questions ask the same of several bodies, so that each answer needs the name of its own."""
    bodies = {q.bodies for q in asked}
    return len(asked) > 1 == len({q.kind for q in asked}) and len(bodies) == len(asked) and all(map(len, bodies))


def _is_of_one(question: Question, asked: Sequence[Question]) -> bool:
    """Tell whether a part of a message asks of one body what another part asks of another, «how many has each?»."""
    same = {q.bodies for q in asked if q.kind == question.kind and len(q.bodies) == 1}
    return len(same) > 1 and question.bodies in same


class Renderer:
    """Renders the drafts of one index."""

    def __init__(self, knowledge: Knowledge, *, official: bool = False) -> None:
        """Take what the documents say; ``official`` gives countries their official names instead of the short ones."""
        self.knowledge = knowledge
        self.official = official

    def answer(self, text: str, solved: Solved, language: str, threshold: float | None = None) -> Answer:
        """Return one answer to a message that asked one or more questions.

        An answer less likely to be right than ``threshold``, by default the model's, is withheld.
        """
        least = confidence.model().threshold if threshold is None else threshold
        rated = [(q, d, confidence.chance(d)) for q, d in solved]
        given = [(q, d, p) for q, d, p in rated if d is not None and p >= least]
        if not given:
            return self._not_found(text, rated, language)
        numbering = Numbering()
        asked = [q for q, _, _ in rated]
        each = _is_of_each(asked)
        lines = []
        for question, draft, chance in rated:
            if draft is not None and chance >= least:
                line = self._text(draft, question, language, numbering)
                named = each or _is_of_one(question, asked)
                lines.append(f"{self._of(question, language)}{line}" if named else line)
            else:
                lines.append(refusals.silence(question, self.knowledge, language))
        drafts = [d for _, d, _ in given]
        everything = [e for d in drafts for e in (d, *d.extra)]
        verdicts = [d.verdict != q.turned for q, d, _ in given if d.verdict is not None]
        if each and (len(given) < len(rated) or len(set(verdicts)) > 1):
            verdicts = []
        citations = self.citations(numbering.order, language)
        return Answer(
            text,
            language,
            "answered",
            "\n".join(lines),
            ("yes" if verdicts[0] else "no") if verdicts else None,
            tuple(self._items(everything, language, numbering)),
            any(d.derived for d in drafts),
            min(p for _, _, p in given),
            self.knowledge.as_of({c.document for c in citations}),
            tuple(citations),
        )

    def _not_found(self, text: str, rated: Sequence[tuple[Question, Draft | None, float]], language: str) -> Answer:
        related = self._related(text, rated[0][0], language)
        return Answer(
            text,
            language,
            "not_found",
            "\n".join(dict.fromkeys(refusals.silence(q, self.knowledge, language) for q, _, _ in rated)),
            confidence=max(p for _, _, p in rated),
            related=tuple(related),
        )

    def _of(self, question: Question, language: str) -> str:
        return f"{wording.body(self.knowledge.bodies, question.bodies[0], language)}: "

    def _related(self, text: str, question: Question, language: str) -> list[Citation]:
        """Return the nearest passages, those on the bodies asked about first."""
        names = [n for b in question.bodies for group in self.knowledge.bodies[b].names.values() for n in group[:1]]
        hits = self.knowledge.index.search(text, limit=8, language=question.language, expansions=names)
        own = [h for h in hits if self._about(h.passage.document, h.passage.start) in question.bodies]
        chosen = (own + [h for h in hits if h not in own])[:_RELATED]
        places = [Evidence(h.passage.document, Span(h.passage.start, h.passage.end)) for h in chosen]
        return self.citations(places, language)

    def _about(self, document: str, offset: int) -> str | None:
        for sentence in self.knowledge.sentences(document):
            if sentence.unit.start <= offset < sentence.unit.end:
                return sentence.body
        return None

    def citations(self, evidence: Sequence[Evidence], language: str) -> list[Citation]:
        """Return citations, numbered from 1 in this order, with notes in a language; quotes are slices of documents."""
        found = []
        for number, each in enumerate(evidence, 1):
            document = self.knowledge.document(each.document)
            meta = document.metadata
            page = document.page_at(each.span.start)
            found.append(
                Citation(
                    number,
                    document.id,
                    meta.title,
                    meta.symbol,
                    meta.date,
                    " › ".join(document.path(document.section_at(each.span.start))),
                    page.number if page else None,
                    page.label if page else None,
                    each.span.start,
                    each.span.end,
                    each.span.of(document.text),
                    meta.language,
                    bool(page and page.ocr is not None),
                    meta.source,
                    tuple((mark.start, mark.end) for mark in each.marks),
                    meta.version_of,
                    meta.translation_of,
                    stages.note(self.knowledge, document, language),
                )
            )
        return found

    def _ordered(self, items: Sequence[DraftItem], language: str) -> list[DraftItem]:
        """Return items with the countries among them in the alphabetical order of a language, after the others."""
        codes = wording.in_order(
            [item.value for item in items if item.kind == "country"], language, official=self.official
        )
        place = {code: i for i, code in enumerate(codes, 1)}
        return sorted(items, key=lambda item: place.get(item.value, 0) if item.kind == "country" else 0)

    def _items(self, drafts: Sequence[Draft], language: str, numbering: Numbering) -> list[Item]:
        found: list[Item] = []
        for draft in drafts:
            items = self._ordered(draft.items, language)
            for item in items:
                code = item.value if item.kind == "country" else None
                kind = "text" if item.kind in {"place", "language"} else item.kind
                found.append(
                    Item(kind, self.name(item, language), tuple(numbering.of(item.evidence)), code, _typed(item))
                )
        return found

    def name(self, item: DraftItem, language: str) -> str:
        """Return a value in words of a language."""
        if item.kind == "country":
            return wording.country(item.value, language, official=self.official)
        if item.kind == "date":
            return wording.date(item.value, language)
        if item.kind == "number":
            return wording.number(item.value, language, item.bound)
        if item.kind == "language":
            return wording.language_name(item.value, language)
        if item.kind == "body":
            return wording.body(self.knowledge.bodies, item.value, language)
        return item.value

    def _text(self, draft: Draft, question: Question, language: str, numbering: Numbering) -> str:
        """Return an answer in words: the verdict, the values, and the quote where words are the answer."""
        if "editions" in draft.slots:
            plain = {name: value for name, value in draft.slots.items() if name != "editions"}
            return "\n".join(
                f"- {self._dated(each, language)}: {self._text(each, question, language, numbering)}"
                for each in (replace(draft, extra=[], slots=plain), *draft.extra)
            )
        if draft.key == "events":
            return "\n".join(self._event(each, question, language, numbering) for each in draft.extra[:_MOST_CITED])
        numbers = numbering.add(merged(draft.evidence)[:_MOST_CITED])
        marks = "".join(f"[{n}]" for n in numbers[:6])
        lines = [self._lead(draft, question, language, marks)]
        if draft.key in {"text", "legal", "status", "premise", "premise_legal", "premise_status"}:
            lines = [
                " ".join(
                    p for p in (self._verdict(draft, question, language), self._quotes(draft, language, numbering)) if p
                )
            ]
        if draft.key in {"noted", "named"}:
            lead = wording.say(draft.key, language, **self._slots(draft, language))
            lines = [f"{lead} {self._quotes(draft, language, numbering)}"]
        lines += self._rows(draft, language, numbering)
        for extra in draft.extra:
            more = numbering.add(merged(extra.evidence))
            lines.append(self._differing(extra, language, "".join(f"[{n}]" for n in more)))
        for told in dict.fromkeys(item.correction for item in draft.items if item.correction):
            lines.append(wording.say("correction", language, told=told))
        if draft.slots.get("region"):
            lines.append(wording.say("derived_region", language))
        return "\n".join(line for line in lines if line)

    def _event(self, draft: Draft, question: Question, language: str, numbering: Numbering) -> str:
        """Return what came to pass at a date as a line: the body, the date and how a document says it."""
        name = wording.body(self.knowledge.bodies, draft.bodies[0], language)
        date = self._lead(draft, question, language, "")
        return f"- {name}: {date} {self._quotes(draft, language, numbering)}"

    def _verdict(self, draft: Draft, question: Question, language: str) -> str:
        """Return yes or no; of a denial that is put to the test, where either can be misheard, whether it is so."""
        if draft.verdict is None:
            return ""
        said = ("so", "not_so") if question.denies_claim and not question.turned else ("yes", "no")
        return wording.say(said[0] if draft.verdict != question.turned else said[1], language) + "."

    def _lead(self, draft: Draft, question: Question, language: str, marks: str) -> str:
        key = draft.key
        if not wording.has(key):
            key = "relation"
        if key == "members" and len(draft.items) == 1:
            key = "members_one"
        if key in {"founded", "ended"} and not draft.slots.get("verb"):
            key = "founded_plain"
        text = wording.say(key, language, **self._slots(draft, language))
        verdict = self._verdict(draft, question, language)
        return " ".join(piece for piece in (verdict, text, marks) if piece)

    def _slots(self, draft: Draft, language: str) -> dict[str, str]:
        shown = self._ordered(draft.items, language)
        if draft.key == "premise_number":
            shown = [item for item in shown if item.kind == "country"]
        told_of = any(item.of for item in shown)
        if told_of and draft.verdict is not None:
            shown = [item for item in shown if item.of]
        names = [self._shown(item, language) for item in shown]
        beside = [self._shown(item, language) for item in draft.compared] or names[1:]
        named = [c for c in draft.slots.get("country", "").split(",") if c]
        codes = wording.in_order(named, language, official=self.official)
        bodies = [b for b in draft.slots.get("bodies", "").split(",") if b]
        return {
            "count": str(len(names)),
            "first": names[0] if names else "",
            "last": names[-1] if names else "",
            "items": "; ".join(names) if told_of else wording.listing(names, language) if names else "",
            "others": wording.listing(beside, language) if beside else "",
            "date_of": next((self.name(item, language) for item in draft.items if item.kind == "date"), ""),
            "documents": self._titles(draft.slots.get("documents", ""), language),
            "verb": draft.slots.get("verb", ""),
            "number": draft.slots.get("number", ""),
            "country": wording.listing([wording.country(c, language, official=self.official) for c in codes], language)
            if codes
            else "",
            "body": wording.listing([wording.body(self.knowledge.bodies, b, language) for b in draft.bodies], language)
            if draft.bodies
            else "",
            "bodies": wording.listing([wording.body(self.knowledge.bodies, b, language) for b in bodies], language)
            if bodies
            else "",
            "date": "",
        }

    def _shown(self, item: DraftItem, language: str) -> str:
        """Return a value in words, a number with what it counts, and one of several bodies with the name of its own."""
        number = item.kind == "number"
        text = measures.shown(item, self.knowledge, language) if number else self.name(item, language)
        if not item.of:
            return text
        return wording.say("of_each", language, body=wording.body(self.knowledge.bodies, item.of, language), text=text)

    def _titles(self, documents: str, language: str) -> str:
        """Return the titles of some documents with their dates; ``documents`` are their ids, a comma between."""
        metadata = [self.knowledge.metadata[each] for each in documents.split(",") if each]
        dated = [f"{m.title} ({wording.date(m.date, language)})" if m.date else m.title for m in metadata]
        return "; ".join(dated)

    def _quotes(self, draft: Draft, language: str, numbering: Numbering) -> str:
        """Return the quotes of an answer, each with its number and, in another language, the original's name."""
        found = []
        for evidence in merged(draft.evidence)[:_MOST_CITED]:
            document = self.knowledge.document(evidence.document)
            text = " ".join(evidence.span.of(document.text).split())
            line = wording.say("quote", language, text=text, marks=f"[{numbering.add([evidence])[0]}]")
            if document.metadata.language != language:
                name = wording.language_name(document.metadata.language, language)
                line += f" ({wording.say('original', language, name=name)})"
            found.append(line)
        return " ".join(found)

    def _dated(self, draft: Draft, language: str) -> str:
        """Return the date of the document that an answer rests on."""
        meta = self.knowledge.metadata[draft.evidence[0].document]
        return wording.date(meta.date, language) if meta.date else meta.title

    def _differing(self, draft: Draft, language: str, marks: str) -> str:
        meta = self.knowledge.metadata[draft.evidence[0].document]
        slots = self._slots(draft, language) | {"date": meta.date or meta.title}
        key = draft.key if draft.key in _LINES else "differ"
        return f"{wording.say(key, language, **slots)} {marks}"

    def _rows(self, draft: Draft, language: str, numbering: Numbering) -> list[str]:
        lines = []
        for row, cells in draft.rows:
            texts = []
            for body, (value, evidence) in zip(draft.bodies, cells, strict=True):
                marks = "".join(f"[{n}]" for n in numbering.add(merged(evidence)))
                name = wording.body(self.knowledge.bodies, body, language)
                texts.append(f"{name}: {self._cell(value, evidence, language)} {marks}".strip())
            lines.append(f"- {wording.say('row_' + row, language)}: " + "; ".join(texts))
        return lines

    def _cell(self, value: str, evidence: Sequence[Evidence], language: str) -> str:
        if not value:
            return wording.say("unstated", language)
        if value in {"yes", "no"}:
            return wording.say(value, language)
        if value == "quote":
            document = self.knowledge.document(evidence[0].document)
            return wording.say(
                "quote", language, text=" ".join(evidence[0].span.of(document.text).split()), marks=""
            ).strip()
        pieces = []
        for piece in value.split("; "):
            kind, _, content = piece.partition(":")
            if kind == "countries":
                codes = wording.in_order(content.split(","), language, official=self.official)
                pieces.append(
                    f"{len(codes)} ({', '.join(wording.country(c, language, official=self.official) for c in codes)})"
                )
            else:
                pieces.append(self._shown(DraftItem(kind, content, tuple(evidence)), language))
        return "; ".join(pieces)


def _typed(item: DraftItem) -> str | None:
    """Return the typed value of an item; numbers without their scale marks."""
    if item.kind == "country":
        return None
    if item.kind == "number":
        if "e" not in item.value:
            return item.value.rstrip("%")
        whole = amount(item.value)
        return str(int(whole)) if whole == int(whole) else str(whole)
    return item.value


class Numbering:
    """Gives each stretch of evidence one number, in the order of first use."""

    def __init__(self) -> None:
        self.order: list[Evidence] = []
        self._place: dict[tuple[str, Span], int] = {}

    def add(self, evidence: Sequence[Evidence]) -> list[int]:
        """Number evidence that has none yet, and return the numbers of all of it."""
        numbers = []
        for each in evidence:
            key = (each.document, each.span)
            if key not in self._place:
                self.order.append(each)
                self._place[key] = len(self.order)
            else:
                position = self._place[key] - 1
                self.order[position] = merged([self.order[position], each])[0]
            numbers.append(self._place[key])
        return list(dict.fromkeys(numbers))

    def of(self, evidence: Sequence[Evidence]) -> list[int]:
        """Return the numbers of evidence that is cited."""
        return list(dict.fromkeys(n for e in evidence if (n := self._place.get((e.document, e.span))) is not None))
