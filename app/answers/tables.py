"""What a table says: a cell by its row and its column, the row that ranks first, all rows, two rows set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from app import lexicon
from app.alignment import content_words, coverage, likeness
from app.answers import cells
from app.answers.rolls import rolls
from app.cues import cue
from app.drafts import Draft, DraftItem, Evidence, merged
from app.knowledge import Knowledge, Sentence
from app.leftovers import function_words
from app.question import Question
from ingest import countries, dates
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cues, cues
from ingest.records import BlockKind
from ingest.tables import Row, Table

_LEXICON = Path(str(lexicon.__file__)).with_name("tables.toml")
# From these likenesses on a word is one of a row's name, the thing that the rows are, and the name of a column.
_NAMES, _THING, _HEAD = 0.9, 0.75, 0.7
# What a column counts whose cells are of the kind that is asked for, and below which likeness a word is left over.
_OF_KIND, _LEFT = 0.5, 0.5
# What each word adds that names a column, so that «paid, in dollars» is none of all columns in dollars.
_MORE = 0.1
# From this share on a table accounts for what is asked.
_WHOLE = 0.75
# From this share of its words on a row may be meant by its name cut short.
_PART = 0.5
# The kinds of question that may ask for the rows of a table: what a body works on is told by facts.
_LISTED = ("other", "members", "bodies", "definition", "seat")
# What facts tell of bodies, whatever a table says beside.
_TOLD_OF_BODIES = ("members", "bodies", "date", "seat", "leader", "instrument", "compare")
# From this likeness on a word surely names a column.
_SURE = 0.85
# So many words a row has that is named by a country, «Federative Republic of Brazil».
_LONGEST_STATE = 7
# More rows are no list that is given as an answer.
_MOST = 14
_TWO = 2
# Words that share so many first letters are forms of one.
_STEM = 5


@cache
def _cues(group: str, language: str) -> Cues:
    return cues(group, language, _LEXICON)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A table of a document as a question sees it: its own language, and the words that stand above it."""

    document: str
    language: str
    table: Table
    above: tuple[str, ...]

    @property
    def thing(self) -> str:
        """The words that say what the rows are: the name of the first column, and the heading right above."""
        return " ".join((self.table.heads[0].text, *self.above[-1:]))

    def words(self, *rows: Row) -> str:
        """Return the words of some rows, of the names of the columns and of all that stands above."""
        heads = (head.text for head in self.table.heads)
        return " ".join((*(cell.text for row in rows for cell in row.cells), *heads, *self.above))


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer from the one table that bears on a question; None where none or several do."""
    if question.polar or (question.asks("compare") and question.countries):
        return None
    if question.asks("members") and any(rolls(knowledge, body) for body in question.bodies[:1]):
        return None  # the list of the body tells, whatever it is laid out as
    found = [draft for seen in _seen(question, knowledge) if (draft := _told(question, seen, knowledge)) is not None]
    if len(found) != 1:
        return None
    found[0].bodies = () if question.named == "hint" else question.bodies[:1]
    found[0].covered = question.content
    return found[0]


def _seen(question: Question, knowledge: Knowledge) -> Iterator[_Seen]:
    """Yield the tables of the documents on what is asked about, less those whose rows are bodies."""
    for name in knowledge.documents_for(question.text, question.language):
        for table in knowledge.tables(name):
            document = knowledge.document(name)
            path = document.path(document.section_at(table.header.start))
            if _is_of_bodies(table, knowledge):
                told = question.asks(*_TOLD_OF_BODIES) or question.expects == "who"
                if not told and question.named in {"exact", "partial"}:
                    yield _Seen(name, document.metadata.language, table, (document.metadata.title, *path))
                continue
            if question.named == "hint" or not question.bodies or _is_of(question, name, " ".join(path), knowledge):
                yield _Seen(name, document.metadata.language, table, (document.metadata.title, *path))


def _is_of_bodies(table: Table, knowledge: Knowledge) -> bool:
    """Tell whether the rows of a table are bodies, of which facts tell the most."""
    keys = table.column(0)
    return sum(bool(knowledge.named(key)) for key in keys) * _TWO > len(keys)


def _rows_of(bodies: Sequence[str], table: Table, knowledge: Knowledge) -> list[Row]:
    """Return the rows of some bodies."""
    return [row for row in table.rows if knowledge.named(row.cells[0].text) & set(bodies[:1])]


def _is_of(question: Question, document: str, path: str, knowledge: Knowledge) -> bool:
    """Tell whether a document, or the headings over a table, are on a body asked about."""
    asked = set(question.bodies)
    return bool(asked & (knowledge.subjects(document) | knowledge.named(path)))


def _told(question: Question, seen: _Seen, knowledge: Knowledge) -> Draft | None:
    if _is_of_bodies(seen.table, knowledge):
        own = _rows_of(question.bodies, seen.table, knowledge)
        return _cell(question, seen, own, _SURE) if len(own) == 1 and not question.countries else None
    rows = _named_rows(question, seen)
    if len(rows) == _TWO and _cues("apart", question.language).search(question.folded):
        return _apart(question, seen, rows)
    if rows:
        of_states = bool(question.countries) and len(rows) == len(question.countries)
        surely = _SURE if question.asks("members") and question.countries else 0.0
        return _cell(question, seen, rows, surely) if len(rows) == 1 or of_states else None
    found = _by_another(question, seen)
    if found:
        return _which(question, seen, found[0]) or _cell(question, seen, found)
    return _ranked(question, seen) or _listed(question, seen) or _counted(question, seen)


def _asked(question: Question) -> tuple[str, ...]:
    """Return the words of a question, names too, that carry meaning."""
    return tuple(w for w in content_words(fold(question.text)) if w not in function_words())


def _named_rows(question: Question, seen: _Seen) -> list[Row]:
    """Return the rows that a question names by their first cell, whole or cut short, or by their number."""
    asked = _asked(question)
    of_states = [row for row in seen.table.rows if _state(row) in question.countries]
    if of_states:
        return of_states
    whole, part = [], []
    for row in seen.table.rows:
        own = content_words(fold(row.cells[0].text))
        said = [word for word in own if any(_is_same(word, other) for other in asked)]
        if own and all(word in said or likeness(word, question.text) >= _NAMES for word in own):
            whole.append(row)
        elif own and len(said) >= _PART * len(own):
            part.append((len(said), row))
    if whole:
        return whole
    most = max((count for count, _ in part), default=0)
    best = [row for count, row in part if count == most]
    if len(best) == 1 and _is_thing(question, seen):
        return best
    return _numbered(question, seen)


def _state(row: Row) -> str:
    """Return the country that a row is named by, or ""."""
    found = countries.find(row.cells[0].text)
    whole = len(found) == 1 and len(words(fold(row.cells[0].text))) <= _LONGEST_STATE
    return found[0].value if whole else ""


def _is_same(word: str, other: str) -> bool:
    """Tell whether two words of a name are forms of one: by their beginning, for a city is not its country."""
    return word == other or (len(word) >= _STEM and word[:_STEM] == other[:_STEM])


def _is_thing(question: Question, seen: _Seen) -> bool:
    """Tell whether a question names what the rows of a table are, «the warehouse», «the session»."""
    if all(_state(row) for row in seen.table.rows) and _cues("states", question.language).search(question.folded):
        return True
    return any(likeness(word, seen.thing) >= _THING for word in _asked(question) if word.isalpha())


def _numbered(question: Question, seen: _Seen) -> list[Row]:
    """Return the row of the ordinal that a question gives, where the first cells are all ordinals."""
    rank = cells.rank(question.folded, question.language)
    ranks = [cells.rank(cell, seen.language) for cell in seen.table.column(0)]
    if rank is None or None in ranks or not _is_thing(question, seen):
        return []
    return [row for row, own in zip(seen.table.rows, ranks, strict=True) if own == rank]


def is_of_other_row(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence is the names of a table's columns, or its row of another number than is asked for."""
    if sentence.unit.kind is not BlockKind.ROW:
        return False
    own = knowledge.tables(sentence.document)
    if any(table.header.start <= sentence.unit.start < table.header.end for table in own):
        return True
    firsts = [row.cells[0].text for table in own for row in table.rows if row.span == sentence.unit.span]
    asked = cells.rank(question.folded, question.language)
    told = cells.rank(firsts[0], knowledge.metadata[sentence.document].language) if firsts else None
    return bool(asked and told) and asked != told


def _by_another(question: Question, seen: _Seen) -> list[Row]:
    """Return the one row that holds the year or the country that a question names."""
    wanted = _wanted(question)
    if not wanted or not _is_thing(question, seen):
        return []
    found = [row for row in seen.table.rows if wanted <= cells.held(" ; ".join(cell.text for cell in row.cells))]
    return found if len(found) == 1 else []


def _wanted(question: Question) -> set[str]:
    """Return the years and the countries that a question names."""
    return {year[:4] for year in question.years} | set(question.countries)


def _cell(question: Question, seen: _Seen, rows: Sequence[Row], surely: float = 0.0) -> Draft | None:
    """Return the cells of some rows below the name of the column that a question asks for, as ``surely`` as that."""
    column = _column(question, seen, rows[0])
    if column is None or not _accounts(question, seen, rows):
        return None
    if max(likeness(word, seen.table.heads[column].text) for word in (*_asked(question), "")) < surely:
        return None
    items = [_item(seen, row, column) for row in rows]
    evidence = merged([each for item in items for each in item.evidence])
    return Draft(_key(items[0]), items, evidence)


def _which(question: Question, seen: _Seen, row: Row) -> Draft | None:
    """Return the first cell of the row that a question describes, «Which warehouse is in Jamaica?»."""
    asks = cue("asks_which", question.language).search(question.folded)
    head = content_words(question.folded[asks.end :])[:1] if asks is not None else ()
    if not head or likeness(head[0], seen.thing) < _THING or not _accounts(question, seen, (row,)):
        return None
    others = [c for c in range(1, len(row.cells)) if not cells.held(row.cells[c].text) & _wanted(question)]
    if any(_is_asked(question, seen, column) for column in others):
        return None  # «Which warehouse capacity has Jamaica?»
    item = _item(seen, row, 0)
    return Draft("relation", [item], list(item.evidence))


def _column(question: Question, seen: _Seen, row: Row | None) -> int | None:
    """Return the column that a question asks for, by its name or the kind of its cells; None where none stands out."""
    taken = {w for cell in (row.cells if row else ()) for w in content_words(fold(cell.text))}
    asked = [w for w in _asked(question) if not any(_is_same(w, other) for other in taken)]
    rated = []
    for column in range(1, len(seen.table.heads)):
        head = seen.table.heads[column].text
        likes = [likeness(word, head) for word in asked]
        said = max(likes, default=0.0)
        if any(year[:4] in words(head) for year in question.years):
            said = 1.0
        rated.append((said + _MORE * sum(likes) + _OF_KIND * _is_kind(question, seen, column), said, column))
    best = max(rated, default=(0.0, 0.0, 0))
    alike = [column for score, _, column in rated if score >= best[0] - 0.05]
    if len(alike) != 1 or (best[1] < _HEAD and not (best[0] >= _OF_KIND and _is_all_said(question, seen, row))):
        return None
    return best[2]


def _is_all_said(question: Question, seen: _Seen, row: Row | None) -> bool:
    """Tell whether a row and what stands above leave no word of a question over, as «opened» leaves «close»."""
    text = seen.words(*([row] if row else []))
    return all(likeness(word, text) >= _LEFT for word in _content(question))


def _is_kind(question: Question, seen: _Seen, column: int) -> bool:
    """Tell whether the cells of a column are of the kind that a question wants: dates, numbers or places."""
    own = seen.table.column(column)
    if (
        question.asks("date")
        or question.expects == "date"
        or cue("timelike", question.language).search(question.folded)
    ):
        return all(cells.date(cell) for cell in own)
    if _cues("where", question.language).search(question.folded):
        placed = cue("kind", seen.language).find(fold(seen.table.heads[column].text))
        named = [
            c for c in _cues("where", seen.language).find(fold(seen.table.heads[column].text)) if c.name == "where"
        ]
        return bool(named) or any(c.name == "seat" for c in placed) or all(countries.find(cell) for cell in own)
    if question.asks("count") or question.expects == "number":
        return all(cells.number(cell) is not None and not cells.date(cell) for cell in own)
    return False


def _item(seen: _Seen, row: Row, column: int) -> DraftItem:
    return cells.item(seen.document, seen.language, seen.table, row, column)


def _key(item: DraftItem) -> str:
    return "number" if item.kind == "number" else "relation"


def _accounts(question: Question, seen: _Seen, rows: Sequence[Row], *besides: str) -> bool:
    """Tell whether some rows, the names of the columns and what stands above account for what is asked."""
    text = seen.words(*rows)
    rest = [word for word in _content(question) if word not in besides]
    if any(likeness(fold(name), text) < _NAMES for name in question.unknown):
        return False
    told = {match.iso[:4] for match in dates.find(text)} | set(words(text))
    return all(year[:4] in told for year in question.years) and coverage(rest, text) >= _WHOLE


def _content(question: Question) -> tuple[str, ...]:
    """Return the words that an answer should account for, as they were written and not as they were spelt right."""
    written = words(fold(question.text))
    held = {
        w
        for c in _cues("held", question.language).find(question.folded)
        for w in words(question.folded[c.start : c.end])
    }
    return tuple(word for word in question.content if word not in held and ("|" in word or word in written))


def _ranking(question: Question) -> tuple[str, tuple[str, ...]]:
    """Return what a question ranks rows by, «the largest», and the words that say so."""
    found = _cues("rank", question.language).find(question.folded)
    found = found or _cues("most_of", question.language).find(question.folded)
    spoken = tuple(w for c in found for w in words(question.folded[c.start : c.end]))
    return (found[0].name, spoken) if found else ("", ())


def _ranked(question: Question, seen: _Seen) -> Draft | None:
    """Return the row of the largest number or the latest date in the column that a question ranks rows by."""
    rank, spoken = _ranking(question)
    if not rank or not _is_thing(question, seen):
        return None
    rows = [row for row in seen.table.rows if not _is_total(row, seen.language)]
    timed = rank in {"newest", "oldest"}
    fit = [
        column
        for column in range(1, len(seen.table.heads))
        if all(cells.date(row.cells[column].text) if timed else cells.size(row, column) is not None for row in rows)
    ]
    named = _column(question, seen, None)
    of_what = bool(_cues("rank", question.language).find(question.folded))  # «the most victims» are of one column
    column = named if named in fit else fit[0] if len(fit) == 1 and of_what else None
    if column is None or len(rows) < _TWO or not _accounts(question, seen, rows, *spoken):
        return None
    values = {id(row): cells.date(row.cells[column].text) if timed else cells.size(row, column) for row in rows}
    best = (max if rank in {"newest", "most"} else min)(values.values())  # type: ignore[type-var]
    first = [row for row in rows if values[id(row)] == best]
    if len(first) != 1:
        return None
    item = _item(seen, first[0], 0)
    marks = (first[0].place(0), first[0].place(column))
    evidence = [Evidence(seen.document, first[0].span, marks), Evidence(seen.document, seen.table.header)]
    value = _item(seen, first[0], column)
    return Draft("ranked_row", [item, value], evidence, derived=True)


def _is_total(row: Row, language: str) -> bool:
    return _cues("total", language).search(fold(row.cells[0].text)) is not None


def _listed(question: Question, seen: _Seen) -> Draft | None:
    """Return the first cells of all rows, where a question asks for the things that they are; whole rows for more."""
    asks = _cues("lists", question.language).search(question.folded)
    asks_which = question.expects == "names" or asks is not None
    if not asks_which or not question.asks(*_LISTED) or question.expects in {"date", "number"}:
        return None
    if question.countries or question.years:
        return None
    if len(seen.table.rows) > _MOST or not _is_thing(question, seen):
        return None
    taken = words(question.folded[asks.start : asks.end]) if asks else []
    others = [column for column in range(1, len(seen.table.heads)) if _is_asked(question, seen, column)]
    if not _accounts_for_list(question, seen, taken):
        return None
    rows = [row for row in seen.table.rows if not _is_total(row, seen.language)]
    if others:
        spans = (seen.table.header, *(row.span for row in rows))
        return Draft("text", evidence=[Evidence(seen.document, span) for span in spans])
    items = [_item(seen, row, 0) for row in rows]
    return Draft("relation", items, [each for item in items for each in item.evidence[:1]])


def _is_asked(question: Question, seen: _Seen, column: int) -> bool:
    head = seen.table.heads[column].text
    return any(likeness(word, head) >= _THING for word in _asked(question))


def _accounts_for_list(question: Question, seen: _Seen, taken: Sequence[str]) -> bool:
    """Tell whether the names of the columns and what stands above account for all words of a question for a list."""
    rest = [word for word in _content(question) if word not in taken]
    return not question.unknown and all(likeness(word, seen.words()) >= _HEAD for word in rest)


def _counted(question: Question, seen: _Seen) -> Draft | None:
    """Return how many rows there are, where a question asks the number of what they are and for nothing else."""
    counts = question.asks("count") and question.expects == "number" and not (question.countries or question.years)
    if not counts or not _is_thing(question, seen) or not _accounts_for_list(question, seen, ()):
        return None
    of_states = cue("memberlike", question.language).search(question.folded) is not None
    if of_states or any(_is_asked(question, seen, column) for column in range(1, len(seen.table.heads))):
        return None  # a list of members may be but a part of them
    rows = [row for row in seen.table.rows if not _is_total(row, seen.language)]
    evidence = tuple(Evidence(seen.document, row.span, (row.place(0),)) for row in rows)
    return Draft("number", [DraftItem("number", str(len(rows)), evidence, True)], list(evidence), derived=True)


def _apart(question: Question, seen: _Seen, rows: Sequence[Row]) -> Draft | None:
    """Return the numbers of two rows and by how much they differ."""
    column = _column(question, seen, None)
    if column is None:
        fit = [
            c for c in range(1, len(seen.table.heads)) if all(cells.size(row, c) is not None for row in seen.table.rows)
        ]
        column = fit[0] if len(fit) == 1 else None
    sizes = [cells.size(row, column) for row in rows] if column is not None else []
    if column is None or None in sizes:
        return None
    items = [_item(seen, row, column) for row in rows]
    evidence = [each for item in items for each in item.evidence[:1]]
    evidence.append(Evidence(seen.document, seen.table.header))
    apart = abs(Decimal(sizes[0] or 0) - Decimal(sizes[1] or 0))
    return Draft("growth", [DraftItem("number", str(apart), tuple(evidence), True), *items], evidence, derived=True)
