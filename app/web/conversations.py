"""Conversations: questions and answers by owner, kept for as many days as the setting says and no longer."""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from app.records import Answer, Citation, Item
from app.scope import EVERYTHING, Filters
from app.web.state import CONVERSATIONS, Store

KEEP_DAYS = 30
_DAY = 86_400
# The tables before they had a version were those of version 1: hence IF NOT EXISTS.
STEPS = (
    (
        "CREATE TABLE IF NOT EXISTS conversations (id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, "
        "touched REAL NOT NULL)",
        "CREATE INDEX IF NOT EXISTS conversations_by_owner ON conversations (owner, touched)",
        "CREATE TABLE IF NOT EXISTS turns (conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE, "
        "position INTEGER NOT NULL, question TEXT NOT NULL, filters TEXT NOT NULL, answer TEXT, problem TEXT NOT NULL, "
        "PRIMARY KEY (conversation, position))",
        "CREATE TABLE IF NOT EXISTS feedback (id INTEGER PRIMARY KEY, "
        "conversation TEXT REFERENCES conversations ON DELETE CASCADE, position INTEGER NOT NULL, owner TEXT NOT NULL, "
        "given REAL NOT NULL, thumb TEXT NOT NULL CHECK (thumb IN ('up', 'down')), comment TEXT NOT NULL DEFAULT '', "
        "UNIQUE (conversation, position))",
    ),
    # Feedback holds what it is about, so that it can be kept for longer than the conversation it was given in.
    (
        "CREATE TABLE opinions (id INTEGER PRIMARY KEY, conversation TEXT NOT NULL, position INTEGER NOT NULL, "
        "owner TEXT NOT NULL, given REAL NOT NULL, thumb TEXT NOT NULL CHECK (thumb IN ('up', 'down')), "
        "comment TEXT NOT NULL DEFAULT '', question TEXT NOT NULL, filters TEXT NOT NULL, answer TEXT, "
        "problem TEXT NOT NULL, history TEXT NOT NULL, UNIQUE (conversation, position))",
        "INSERT INTO opinions SELECT f.id, f.conversation, f.position, f.owner, f.given, f.thumb, f.comment, "
        "t.question, t.filters, t.answer, t.problem, (SELECT json_group_array(question) FROM (SELECT e.question "
        "FROM turns e WHERE e.conversation = f.conversation AND e.position < f.position ORDER BY e.position)) "
        "FROM feedback f JOIN turns t ON t.conversation = f.conversation AND t.position = f.position",
        "DROP TABLE feedback",
        "ALTER TABLE opinions RENAME TO feedback",
    ),
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of a conversation and what came of it: an answer, or a problem by the name of its label.

    ``thumb`` is up, down or empty; ``pending`` is true until the answer is there.
    """

    question: str
    answer: Answer | None = None
    problem: str = ""
    filters: Filters = EVERYTHING
    thumb: str = ""
    comment: str = ""
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A conversation in the list of earlier ones; ``touched`` in seconds since 1970."""

    id: str
    title: str
    touched: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """A thumb with what it is about."""

    id: int
    given: float
    thumb: str
    comment: str
    turn: Turn
    history: tuple[str, ...]


class Conversations:
    """The conversations of everybody, each shown to its owner only; 0 days keeps them in memory, until the end.

    Feedback is kept for as many days as conversations, where ``keep_feedback`` does not say otherwise.
    """

    def __init__(
        self,
        state: Path,
        keep_days: int = KEEP_DAYS,
        now: Callable[[], float] = time.time,
        *,
        keep_feedback: int | None = None,
    ) -> None:
        """Open the file in the state folder."""
        self.keep_days = keep_days
        self.keep_feedback = keep_days if keep_feedback is None else keep_feedback
        self._now = now
        self._store = Store(state / CONVERSATIONS if keep_days else None, STEPS)
        self.purge()

    def purge(self) -> int:
        """Delete what is older than the settings allow and return how many went; in memory a day is the most."""
        gone = 0
        with self._store.change() as base:
            for table, column, days in (
                ("conversations", "touched", self.keep_days),
                ("feedback", "given", self.keep_feedback),
            ):
                # What a clock that was set back has dated into the future would stay for ever.
                now = self._now()
                base.execute(f"UPDATE {table} SET {column}=?1 WHERE {column} > ?1 + ?2", (now, _DAY))
                before = now - max(days, 1) * _DAY
                gone += base.execute(f"DELETE FROM {table} WHERE {column} < ?", (before,)).rowcount
        return gone

    def begin(self) -> str:
        """Return the id of a new conversation; it is kept from its first turn on."""
        return secrets.token_urlsafe(16)

    def save(self, owner: str, conversation: str, position: int, turn: Turn) -> None:
        """Keep a turn; one that stood at its position, and all after it, give way."""
        with self._store.change() as base:
            base.execute(
                "INSERT INTO conversations VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE SET touched=excluded.touched "
                "WHERE owner=excluded.owner",
                (conversation, owner, _kept(turn.question[:200]), self._now()),
            )
            if not _owns(base, owner, conversation):
                return
            for table in ("turns", "feedback"):
                base.execute(f"DELETE FROM {table} WHERE conversation=? AND position>=?", (conversation, position))
            answer = None if turn.answer is None else json.dumps(_plain(turn.answer), ensure_ascii=True)
            base.execute(
                "INSERT INTO turns VALUES (?,?,?,?,?,?)",
                (conversation, position, _kept(turn.question), json.dumps(asdict(turn.filters)), answer, turn.problem),
            )

    def headings(self, owner: str, limit: int = 100) -> list[Heading]:
        """Return an owner's conversations, newest first."""
        rows = self._store.read(
            "SELECT id, title, touched FROM conversations WHERE owner=? ORDER BY touched DESC, id LIMIT ?",
            (owner, limit),
        )
        return [Heading(str(i), str(title), float(str(touched))) for i, title, touched in rows]

    def turns(self, owner: str, conversation: str) -> tuple[Turn, ...]:
        """Return the turns of an owner's conversation; none where it is another's, or gone."""
        rows = self._store.read(
            "SELECT t.question, t.answer, t.problem, t.filters, f.thumb, f.comment FROM turns t "
            "JOIN conversations c ON c.id = t.conversation "
            "LEFT JOIN feedback f ON f.conversation = t.conversation AND f.position = t.position "
            "WHERE c.owner=? AND c.id=? ORDER BY t.position",
            (owner, conversation),
        )
        return tuple(_turn(*row) for row in rows)

    def delete(self, owner: str, conversation: str | None = None) -> None:
        """Delete one of an owner's conversations with its feedback, or all of them."""
        with self._store.change() as base:
            for table, column in (("conversations", "id"), ("feedback", "conversation")):
                base.execute(
                    f"DELETE FROM {table} WHERE owner=?1 AND (?2 IS NULL OR {column}=?2)", (owner, conversation)
                )

    def rate(self, owner: str, conversation: str, position: int, thumb: str, comment: str = "") -> None:
        """Keep a thumb, up or down, with a comment on a turn of an owner's; an empty thumb takes it back."""
        with self._store.change() as base:
            if not _owns(base, owner, conversation):
                return
            place = (conversation, position)
            base.execute("DELETE FROM feedback WHERE conversation=? AND position=?", place)
            if thumb:
                earlier = base.execute(
                    "SELECT question FROM turns WHERE conversation=? AND position<? ORDER BY position", place
                )
                history = json.dumps([question for (question,) in earlier], ensure_ascii=True)
                base.execute(
                    "INSERT INTO feedback (conversation, position, owner, given, thumb, comment, question, filters, "
                    "answer, problem, history) SELECT ?1, ?2, ?3, ?4, ?5, ?6, question, filters, answer, problem, ?7 "
                    "FROM turns WHERE conversation=?1 AND position=?2",
                    (*place, owner, self._now(), thumb, _kept(comment[:2000]), history),
                )

    def opinions(self) -> list[Opinion]:
        """Return everybody's feedback, newest first."""
        rows = self._store.read(
            "SELECT id, given, thumb, comment, history, question, answer, problem, filters FROM feedback "
            "ORDER BY given DESC, id DESC"
        )
        found = []
        for number, given, thumb, comment, history, question, answer, problem, filters in rows:
            turn = _turn(question, answer, problem, filters, thumb, comment)
            earlier = tuple(json.loads(str(history)))
            found.append(Opinion(int(str(number)), float(str(given)), str(thumb), str(comment), turn, earlier))
        return found

    def dismiss(self, opinion: int) -> None:
        """Delete one piece of feedback."""
        with self._store.change() as base:
            base.execute("DELETE FROM feedback WHERE id=?", (opinion,))

    def close(self) -> None:
        """Close the file."""
        self._store.close()


def with_turn(turns: Sequence[Turn], position: int, **changes: Any) -> tuple[Turn, ...]:
    """Return turns with one of them changed."""
    return tuple(replace(turn, **changes) if at == position else turn for at, turn in enumerate(turns))


def _owns(base: Any, owner: str, conversation: str) -> bool:
    row = base.execute("SELECT 1 FROM conversations WHERE id=? AND owner=?", (conversation, owner)).fetchone()
    return row is not None


def _kept(text: str) -> str:
    # Half a surrogate pair, which JSON can carry in, is no text that SQLite can hold.
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _plain(answer: Answer) -> dict[str, Any]:
    return {**asdict(answer), "id": None}


def _turn(question: Any, answer: Any, problem: Any, filters: Any, thumb: Any, comment: Any) -> Turn:
    chosen = json.loads(filters)
    kept: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in chosen.items()}
    read = None if answer is None else answer_from(json.loads(answer))
    return Turn(question, read, problem, Filters(**kept), thumb or "", comment or "")


def answer_from(data: dict[str, Any]) -> Answer:
    """Return the answer that was written as a JSON object."""
    data = dict(data)
    data["items"] = tuple(Item(**{**item, "citations": tuple(item["citations"])}) for item in data["items"])
    for key in ("citations", "related"):
        data[key] = tuple(Citation(**{**each, "marks": tuple((a, b) for a, b in each["marks"])}) for each in data[key])
    return Answer(**data)
