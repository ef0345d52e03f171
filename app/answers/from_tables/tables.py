"""What a table says: a cell by its row and its column, the row that ranks first, all rows, two rows set apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.answers.from_facts.rolls import rolls
from app.answers.from_sentences.alignment import content_words, likeness
from app.answers.from_tables import cells
from app.answers.from_tables.tabled import (
    THING,
    Seen,
    accounts,
    accounts_for_list,
    asked_words,
    by_another,
    column_asked,
    is_asked,
    is_thing,
    named_rows,
    table_cues,
    wanted_in,
)
from app.drafts import Draft, DraftItem, Evidence, merged
from app.knowledge import Knowledge, Sentence
from app.questions.cues import RANKS, cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import BlockKind, Span
from ingest.tables import Row, Table

# The kinds of question that may ask for the rows of a table: what a body works on is told by facts.
_LISTED = ("other", "members", "bodies", "definition", "seat")
# What facts tell of bodies, whatever a table says beside.
_TOLD_OF_BODIES = ("members", "bodies", "date", "seat", "leader", "instrument", "compare")
# From this likeness on a word surely names a column.
_SURE = 0.85
# More rows are no list that is given as an answer.
_MOST = 14
_TWO = 2


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer from the one table that bears on a question; None where none or several do."""
    if question.polar or (question.asks("compare") and question.countries):
        return None
    if question.asks("members") and any(rolls(knowledge, body) for body in question.bodies[:1]):
        return None  # the list of the body tells, whatever it is laid out as
    noun = _noun_of_bodies(question)
    tables = (seen for seen in _seen(question, knowledge) if not noun or likeness(noun, seen.thing) >= THING)
    found = [draft for seen in tables if (draft := _told(question, seen, knowledge)) is not None]
    if len(found) != 1:
        return None
    found[0].bodies = () if question.named == "hint" else question.bodies[:1]
    found[0].covered = question.content
    return found[0]


def _noun_of_bodies(question: Question) -> str:
    """Return the noun of a question that opens with which bodies it asks for: no rows of other things tell these."""
    bare, language = question.bare, question.language
    asks = cue("interrogative", language).search(bare)
    noun = cue("bodylike", language).search(bare, asks.start) if asks is not None else None
    if asks is None or noun is None:
        return ""
    ranks = [Span(c.start, c.end) for c in cue("restrict", language).find(bare) if c.name in RANKS]
    return "" if content_words(blanked(bare, ranks)[asks.start : noun.start]) else bare[noun.start : noun.end]


def _seen(question: Question, knowledge: Knowledge) -> Iterator[Seen]:
    """Yield the tables of the documents on what is asked about, less those whose rows are bodies."""
    for name in knowledge.documents_for(question.text, question.language):
        for table in knowledge.tables(name):
            document = knowledge.document(name)
            path = document.path(document.section_at(table.header.start))
            if _is_of_bodies(table, knowledge):
                told = question.asks(*_TOLD_OF_BODIES) or question.expects == "who"
                if not told and question.named in {"exact", "partial"}:
                    yield Seen(name, document.metadata.language, table, (document.metadata.title, *path))
                continue
            if question.named == "hint" or not question.bodies or _is_of(question, name, " ".join(path), knowledge):
                yield Seen(name, document.metadata.language, table, (document.metadata.title, *path))


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


def _told(question: Question, seen: Seen, knowledge: Knowledge) -> Draft | None:
    if _is_of_bodies(seen.table, knowledge):
        own = _rows_of(question.bodies, seen.table, knowledge)
        return _cell(question, seen, own, _SURE) if len(own) == 1 and not question.countries else None
    rows = named_rows(question, seen)
    if len(rows) == _TWO and table_cues("apart", question.language).search(question.folded):
        return _apart(question, seen, rows)
    if rows:
        of_states = bool(question.countries) and len(rows) == len(question.countries)
        surely = _SURE if question.asks("members") and question.countries else 0.0
        return _cell(question, seen, rows, surely) if len(rows) == 1 or of_states else None
    found = by_another(question, seen)
    if found:
        return _which(question, seen, found[0]) or _cell(question, seen, found)
    return _ranked(question, seen) or _listed(question, seen) or _counted(question, seen)


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


def _cell(question: Question, seen: Seen, rows: Sequence[Row], surely: float = 0.0) -> Draft | None:
    """Return the cells of some rows below the name of the column that a question asks for, as ``surely`` as that."""
    column = column_asked(question, seen, rows[0])
    if column is None or not accounts(question, seen, rows):
        return None
    if max(likeness(word, seen.table.heads[column].text) for word in (*asked_words(question), "")) < surely:
        return None
    items = [each for row in rows for each in cells.items(seen.document, seen.language, seen.table, row, column)]
    evidence = merged([each for item in items for each in item.evidence])
    return Draft(_key(items[0]), items, evidence)


def _which(question: Question, seen: Seen, row: Row) -> Draft | None:
    """Return the first cell of the row that a question describes, «Which warehouse is in Jamaica?»."""
    asks = cue("asks_which", question.language).search(question.folded)
    head = content_words(question.folded[asks.end :])[:1] if asks is not None else ()
    if not head or likeness(head[0], seen.thing) < THING or not accounts(question, seen, (row,)):
        return None
    others = [c for c in range(1, len(row.cells)) if not cells.held(row.cells[c].text) & wanted_in(question)]
    if any(is_asked(question, seen, column) for column in others):
        return None  # «Which warehouse capacity has Jamaica?»
    item = _item(seen, row, 0)
    return Draft("relation", [item], list(item.evidence))


def _item(seen: Seen, row: Row, column: int) -> DraftItem:
    return cells.item(seen.document, seen.language, seen.table, row, column)


def _key(item: DraftItem) -> str:
    return "number" if item.kind == "number" else "relation"


def _ranking(question: Question) -> tuple[str, tuple[str, ...]]:
    """Return what a question ranks rows by, «the largest», and the words that say so."""
    found = table_cues("rank", question.language).find(question.folded)
    found = found or table_cues("most_of", question.language).find(question.folded)
    spoken = tuple(w for c in found for w in words(question.folded[c.start : c.end]))
    return (found[0].name, spoken) if found else ("", ())


def _ranked(question: Question, seen: Seen) -> Draft | None:
    """Return the row of the largest number or the latest date in the column that a question ranks rows by."""
    rank, spoken = _ranking(question)
    if not rank or not is_thing(question, seen):
        return None
    rows = [row for row in seen.table.rows if not _is_total(row, seen.language)]
    timed = rank in {"newest", "oldest"}
    fit = [
        column
        for column in range(1, len(seen.table.heads))
        if all(cells.date(row.cells[column].text) if timed else cells.size(row, column) is not None for row in rows)
    ]
    named = column_asked(question, seen, None)
    of_what = bool(table_cues("rank", question.language).find(question.folded))  # «the most victims» are of one column
    column = named if named in fit else fit[0] if len(fit) == 1 and of_what else None
    if column is None or len(rows) < _TWO or not accounts(question, seen, rows, *spoken):
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
    return table_cues("total", language).search(fold(row.cells[0].text)) is not None


def _listed(question: Question, seen: Seen) -> Draft | None:
    """Return the first cells of all rows, where a question asks for the things that they are; whole rows for more."""
    asks = table_cues("lists", question.language).search(question.folded)
    asks_which = question.expects == "names" or asks is not None
    if not asks_which or not question.asks(*_LISTED) or question.expects in {"date", "number"}:
        return None
    if question.countries or question.years:
        return None
    if len(seen.table.rows) > _MOST or not is_thing(question, seen):
        return None
    taken = words(question.folded[asks.start : asks.end]) if asks else []
    others = [column for column in range(1, len(seen.table.heads)) if is_asked(question, seen, column)]
    if not accounts_for_list(question, seen, taken):
        return None
    rows = [row for row in seen.table.rows if not _is_total(row, seen.language)]
    if others:
        spans = (seen.table.header, *(row.span for row in rows))
        return Draft("text", evidence=[Evidence(seen.document, span) for span in spans])
    items = [_item(seen, row, 0) for row in rows]
    return Draft("relation", items, [each for item in items for each in item.evidence[:1]])


def _counted(question: Question, seen: Seen) -> Draft | None:
    """Return how many rows there are, where a question asks the number of what they are and for nothing else."""
    counts = question.asks("count") and question.expects == "number" and not (question.countries or question.years)
    if not counts or not is_thing(question, seen) or not accounts_for_list(question, seen, ()):
        return None
    of_states = cue("memberlike", question.language).search(question.folded) is not None
    if of_states or any(is_asked(question, seen, column) for column in range(1, len(seen.table.heads))):
        return None  # a list of members may be but a part of them
    rows = [row for row in seen.table.rows if not _is_total(row, seen.language)]
    evidence = tuple(Evidence(seen.document, row.span, (row.place(0),)) for row in rows)
    return Draft("number", [DraftItem("number", str(len(rows)), evidence, True)], list(evidence), derived=True)


def _apart(question: Question, seen: Seen, rows: Sequence[Row]) -> Draft | None:
    """Return the numbers of two rows and by how much they differ."""
    column = column_asked(question, seen, None)
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
    difference = [DraftItem("number", str(apart), tuple(evidence), True)]
    return Draft("growth", difference, evidence, derived=True, compared=tuple(items))
