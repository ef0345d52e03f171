"""A table as a question sees it: the rows and the column that it names, and whether they account for its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app import lexicon
from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.from_tables import cells
from app.questions.cues import cue
from app.questions.leftovers import function_words
from app.questions.question import Question
from ingest import countries, dates
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cues, cues
from ingest.tables import Row, Table

_LEXICON = lexicon.FOLDER / "tables.toml"
# From these likenesses on a word is one of a row's name, the thing that the rows are, and the name of a column.
_NAMES, THING, _HEAD = 0.9, 0.75, 0.7
# What a column counts whose cells are of the kind that is asked for, and below which likeness a word is left over.
_OF_KIND, _LEFT = 0.5, 0.5
# What each word adds that names a column, so that «paid, in dollars» is none of all columns in dollars.
_MORE = 0.1
# From this likeness on a word surely names a column.
_SURELY = 0.85
# From this share on a table accounts for what is asked.
_WHOLE = 0.75
# From this share of its words on a row may be meant by its name cut short.
_PART = 0.5
# So many words a row has that is named by a country, «Federative Republic of Brazil».
_LONGEST_STATE = 7
# Words that share so many first letters are forms of one.
_STEM = 5


@cache
def table_cues(group: str, language: str) -> Cues:
    """Return the cues of a group of the lexicon of tables, in one language."""
    return cues(group, language, _LEXICON)


@dataclass(frozen=True, slots=True)
class Seen:
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


def asked_words(question: Question) -> tuple[str, ...]:
    """Return the words of a question, names too, that carry meaning."""
    return tuple(w for w in content_words(fold(question.text)) if w not in function_words())


def named_rows(question: Question, seen: Seen) -> list[Row]:
    """Return the rows that a question names by their first cell, whole or cut short, or by their number."""
    asked = asked_words(question)
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
    if len(best) == 1 and is_thing(question, seen):
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


def is_thing(question: Question, seen: Seen) -> bool:
    """Tell whether a question names what the rows of a table are, «the warehouse», «the session»."""
    if all(_state(row) for row in seen.table.rows) and table_cues("states", question.language).search(question.folded):
        return True
    return any(likeness(word, seen.thing) >= THING for word in asked_words(question) if word.isalpha())


def _numbered(question: Question, seen: Seen) -> list[Row]:
    """Return the row of the ordinal that a question gives, where the first cells are all ordinals."""
    rank = cells.rank(question.folded, question.language)
    ranks = [cells.rank(cell, seen.language) for cell in seen.table.column(0)]
    if rank is None or None in ranks or not is_thing(question, seen):
        return []
    return [row for row, own in zip(seen.table.rows, ranks, strict=True) if own == rank]


def by_another(question: Question, seen: Seen) -> list[Row]:
    """Return the one row that holds the year or the country that a question names."""
    wanted = wanted_in(question)
    if not wanted or not is_thing(question, seen):
        return []
    found = [row for row in seen.table.rows if wanted <= cells.held(" ; ".join(cell.text for cell in row.cells))]
    return found if len(found) == 1 else []


def wanted_in(question: Question) -> set[str]:
    """Return the years and the countries that a question names."""
    return {year[:4] for year in question.years} | set(question.countries)


def column_asked(question: Question, seen: Seen, row: Row | None) -> int | None:
    """Return the column that a question asks for, by its name or the kind of its cells; None where none stands out."""
    taken = {w for cell in (row.cells if row else ()) for w in content_words(fold(cell.text))}
    asked = [w for w in asked_words(question) if not any(_is_same(w, other) for other in taken)]
    rated = []
    of_year: dict[int, float] = {}
    of_others = 0.0
    for column in range(1, len(seen.table.heads)):
        head = seen.table.heads[column].text
        likes = [likeness(word, head) for word in asked]
        said = max(likes, default=0.0)
        if any(year[:4] in words(head) for year in question.years):
            of_year[column], said = said, 1.0
        elif question.years and any(each.isdigit() for each in cells.held(head)):
            of_others = max(of_others, said)
        rated.append((said + _MORE * sum(likes) + _OF_KIND * _is_kind(question, seen, column), said, column))
    best = max(rated, default=(0.0, 0.0, 0))
    alike = [column for score, _, column in rated if score >= best[0] - 0.05]
    if len(alike) != 1 or (best[1] < _HEAD and not (best[0] >= _OF_KIND and _is_all_said(question, seen, row))):
        return None
    if of_others >= _SURELY > of_year.get(best[2], 1.0):
        return None  # «Budget 2023» is what is asked, and of another year: «People reached, 2022» is no budget
    return best[2]


def _is_all_said(question: Question, seen: Seen, row: Row | None) -> bool:
    """Tell whether a row and what stands above leave no word of a question over, as «opened» leaves «close»."""
    text = seen.words(*([row] if row else []))
    return all(likeness(word, text) >= _LEFT for word in _content(question))


def _is_kind(question: Question, seen: Seen, column: int) -> bool:
    """Tell whether the cells of a column are of the kind that a question wants: dates, numbers or places."""
    own = seen.table.column(column)
    if (
        question.asks("date")
        or question.expects == "date"
        or cue("timelike", question.language).search(question.folded)
    ):
        return all(cells.date(cell) for cell in own)
    if table_cues("where", question.language).search(question.folded):
        placed = cue("kind", seen.language).find(fold(seen.table.heads[column].text))
        named = [
            c for c in table_cues("where", seen.language).find(fold(seen.table.heads[column].text)) if c.name == "where"
        ]
        return bool(named) or any(c.name == "seat" for c in placed) or all(countries.find(cell) for cell in own)
    if question.asks("count") or question.expects == "number":
        return all(cells.number(cell) is not None and not cells.date(cell) for cell in own)
    return False


def accounts(question: Question, seen: Seen, rows: Sequence[Row], *besides: str) -> bool:
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
        for c in table_cues("held", question.language).find(question.folded)
        for w in words(question.folded[c.start : c.end])
    }
    return tuple(word for word in question.content if word not in held and ("|" in word or word in written))


def is_asked(question: Question, seen: Seen, column: int) -> bool:
    """Tell whether a question says the name of a column."""
    head = seen.table.heads[column].text
    return any(likeness(word, head) >= THING for word in asked_words(question))


def accounts_for_list(question: Question, seen: Seen, taken: Sequence[str]) -> bool:
    """Tell whether the names of the columns and what stands above account for all words of a question for a list."""
    rest = [word for word in _content(question) if word not in taken]
    return not question.unknown and all(likeness(word, seen.words()) >= _HEAD for word in rest)
