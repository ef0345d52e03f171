"""Databases: what was acknowledged is on disk, an older version is brought up to date, a newer or damaged one named."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.web.accounts import STEPS as ACCOUNT_STEPS
from app.web.accounts import Accounts, User
from app.web.conversations import STEPS, Conversations, Turn
from app.web.state import Store
from app.web.throttle import Throttled
from ingest.errors import GovqaError

# The tables as they were before they had a version, and as the first version of the app wrote them.
FIRST = """
CREATE TABLE conversations (id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, touched REAL NOT NULL);
CREATE INDEX conversations_by_owner ON conversations (owner, touched);
CREATE TABLE turns (
    conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE, position INTEGER NOT NULL,
    question TEXT NOT NULL, filters TEXT NOT NULL, answer TEXT, problem TEXT NOT NULL,
    PRIMARY KEY (conversation, position)
);
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY, conversation TEXT REFERENCES conversations ON DELETE CASCADE, position INTEGER NOT NULL,
    owner TEXT NOT NULL, given REAL NOT NULL, thumb TEXT NOT NULL CHECK (thumb IN ('up', 'down')),
    comment TEXT NOT NULL DEFAULT '', UNIQUE (conversation, position)
);
INSERT INTO conversations VALUES ('c', 'ana', 'Who?', 1000000.0);
INSERT INTO turns VALUES ('c', 0, 'Who?', '{}', NULL, 'none'), ('c', 1, 'And since when?', '{}', NULL, 'none');
INSERT INTO feedback VALUES (7, 'c', 1, 'ana', 1000000.0, 'down', '1999');
"""
FIRST_ACCOUNTS = """
CREATE TABLE accounts (name TEXT PRIMARY KEY, hash TEXT NOT NULL, admin INTEGER NOT NULL);
CREATE TABLE logins (
    token TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES accounts ON DELETE CASCADE, until REAL NOT NULL
);
INSERT INTO accounts VALUES ('ana', '$argon2id$', 1);
"""


def version(path: Path) -> int:
    return int(sqlite3.connect(path).execute("PRAGMA user_version").fetchone()[0])


def tables(path: Path) -> list[str]:
    rows = sqlite3.connect(path).execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")
    return sorted("".join(sql.split()) for (sql,) in rows)


@pytest.mark.parametrize("marked", [0, 1], ids=["before versions", "version 1"])
def test_conversations_of_every_earlier_version_are_brought_up_to_date(tmp_path: Path, marked: int) -> None:
    path = tmp_path / "conversations.sqlite"
    sqlite3.connect(path).executescript(f"{FIRST} PRAGMA user_version={marked};")
    opened = Conversations(tmp_path, 30, now=lambda: 1_000_001.0)
    assert [turn.question for turn in opened.turns("ana", "c")] == ["Who?", "And since when?"]
    (opinion,) = opened.opinions()
    assert (opinion.id, opinion.thumb, opinion.comment, opinion.history) == (7, "down", "1999", ("Who?",))
    assert opinion.turn.question == "And since when?"
    opened.close()
    assert version(path) == len(STEPS) == 2
    fresh = Conversations(tmp_path / "fresh")
    fresh.close()
    assert tables(path) == tables(tmp_path / "fresh" / "conversations.sqlite")


def test_accounts_from_before_versions_are_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "accounts.sqlite"
    sqlite3.connect(path).executescript(FIRST_ACCOUNTS)
    opened = Accounts(tmp_path)
    assert opened.all() == [User("ana", True)]
    opened.close()
    assert version(path) == len(ACCOUNT_STEPS) == 1


@pytest.mark.parametrize(
    ("kind", "name", "newest"),
    [(Accounts, "accounts", 1), (Conversations, "conversations", 2)],
    ids=["accounts", "chat"],
)
def test_a_database_of_a_newer_version_is_refused_by_name_and_left_alone(
    tmp_path: Path, kind: Callable[[Path], object], name: str, newest: int
) -> None:
    path = tmp_path / f"{name}.sqlite"
    sqlite3.connect(path).executescript("CREATE TABLE later (x); PRAGMA user_version=99;")
    with pytest.raises(GovqaError) as caught:
        kind(tmp_path)
    assert str(caught.value) == (
        f"{path}: expected a database of version {newest} or older, found version 99, of a newer govqa; "
        "install that one, or name another folder in GOVQA_STATE"
    )
    assert tables(path) == ["CREATETABLElater(x)"]


def test_a_step_that_fails_leaves_the_version_before_it(tmp_path: Path) -> None:
    Store(tmp_path / "x.sqlite", [("CREATE TABLE a (x)",)]).close()
    with pytest.raises(GovqaError):
        Store(tmp_path / "x.sqlite", [("CREATE TABLE a (x)",), ("CREATE TABLE b (x)", "DROP TABLE nothing")])
    assert (version(tmp_path / "x.sqlite"), tables(tmp_path / "x.sqlite")) == (1, ["CREATETABLEa(x)"])


def test_several_that_open_an_old_file_at_once_bring_it_up_to_date_once(tmp_path: Path) -> None:
    path = tmp_path / "conversations.sqlite"
    sqlite3.connect(path).executescript(FIRST)
    wrong: list[Exception] = []

    def open_and_look() -> None:
        try:
            opened = Conversations(tmp_path, 30, now=lambda: 1_000_001.0)
            assert len(opened.opinions()) == 1
            opened.close()
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=open_and_look) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_an_old_file_that_another_is_writing_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "conversations.sqlite"
    writer = sqlite3.connect(path, isolation_level=None)
    writer.executescript(FIRST)
    writer.execute("BEGIN IMMEDIATE")
    waits: list[float] = []

    def end_the_writing(seconds: float) -> None:
        waits.append(seconds)
        writer.execute("COMMIT")

    monkeypatch.setattr("app.web.state.time.sleep", end_the_writing)
    opened = Conversations(tmp_path, 30, now=lambda: 1_000_001.0)
    assert len(opened.opinions()) == 1
    assert len(waits) == 1


def test_a_change_is_brought_to_disk_before_it_is_acknowledged(tmp_path: Path) -> None:
    store = Store(tmp_path / "x.sqlite", [("CREATE TABLE a (x)",)])
    settings = {name: store.read(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@pytest.mark.parametrize("harm", ["page", "header", "text"])
def test_a_damaged_database_is_named_with_the_step_that_mends_it(tmp_path: Path, harm: str) -> None:
    kept = Conversations(tmp_path)
    for position in range(200):
        kept.save("ana", "c", position, Turn(f"Question {position}?" * 20))
    kept.close()
    path = tmp_path / "conversations.sqlite"
    data = bytearray(path.read_bytes())
    if harm == "text":
        data = bytearray(b"no database" * 1000)
    else:
        start = 0 if harm == "header" else 4096 * 3
        data[start : start + 60] = bytes(60)
    path.write_bytes(data)
    with pytest.raises(
        GovqaError, match=r"conversations\.sqlite cannot be used .*damaged.*govqa restore FILE"
    ) as caught:
        Conversations(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_full_disk_loses_nothing_that_was_kept_and_is_told_in_one_line(tmp_path: Path) -> None:
    store = Store(tmp_path / "x.sqlite", [("CREATE TABLE a (x)",)])
    with store.change() as base:
        base.execute("INSERT INTO a VALUES ('kept')")
    (pages,) = store.read("PRAGMA page_count")[0]
    store.read(f"PRAGMA max_page_count={pages}")
    full = r"x\.sqlite cannot be used \(database or disk is full\); free space"
    with pytest.raises(GovqaError, match=full), store.change() as base:
        base.execute("INSERT INTO a VALUES (?)", ("x" * 100_000,))
    store.read("PRAGMA max_page_count=100000")
    with store.change() as base:
        base.execute("INSERT INTO a VALUES ('later')")
    assert store.read("SELECT x FROM a") == [("kept",), ("later",)]


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(
        GovqaError, match=r"accounts\.sqlite cannot be used .*free space and see that it can be written"
    ):
        Accounts(tmp_path / "file")


def test_feedback_can_outlive_the_conversation_it_was_given_in(tmp_path: Path) -> None:
    clock = [1_000_000.0]
    kept = Conversations(tmp_path, 30, now=lambda: clock[0], keep_feedback=90)
    kept.save("ana", "c", 0, Turn("Who?"))
    kept.save("ana", "c", 1, Turn("And?"))
    kept.rate("ana", "c", 1, "down", "no")
    clock[0] += 31 * 86_400
    assert kept.purge() == 1
    assert kept.turns("ana", "c") == ()
    assert [(each.turn.question, each.history) for each in kept.opinions()] == [("And?", ("Who?",))]
    clock[0] += 60 * 86_400
    assert kept.purge() == 1
    assert kept.opinions() == []


def test_who_deletes_a_conversation_deletes_its_feedback_also_where_that_is_kept_longer(tmp_path: Path) -> None:
    clock = [1_000_000.0]
    kept = Conversations(tmp_path, 30, now=lambda: clock[0], keep_feedback=90)
    for name in ("ana", "bo"):
        kept.save(name, name, 0, Turn("Who?"))
        kept.rate(name, name, 0, "down", name)
    clock[0] += 31 * 86_400
    kept.purge()
    kept.delete("ana")
    assert [each.comment for each in kept.opinions()] == ["bo"]


def test_a_clock_that_is_set_back_keeps_nothing_for_longer(tmp_path: Path) -> None:
    clock = [1_000_000_000.0]
    kept = Conversations(tmp_path, 30, now=lambda: clock[0])
    kept.save("ana", "c", 0, Turn("Who?"))
    kept.rate("ana", "c", 0, "up")
    clock[0] -= 1000 * 86_400
    assert kept.purge() == 0
    clock[0] += 31 * 86_400
    assert kept.purge() == 2
    assert (kept.headings("ana"), kept.opinions()) == ([], [])


def test_a_clock_that_is_set_back_neither_lengthens_a_log_in_nor_closes_an_account(tmp_path: Path) -> None:
    clock = [1_000_000_000.0]
    accounts = Accounts(tmp_path, now=lambda: clock[0])
    accounts.add("ana", "correct horse battery")
    token = accounts.log_in(User("ana", False))
    for _ in range(10):
        with contextlib.suppress(Throttled):
            accounts.check("ana", "wrong wrong wrong")
    with pytest.raises(Throttled):
        accounts.check("ana", "correct horse battery")
    clock[0] -= 86_400
    assert accounts.by_token(token) is None
    assert accounts.check("ana", "correct horse battery") == User("ana", False)


def test_a_note_of_what_a_turn_was_is_plain_json(tmp_path: Path) -> None:
    kept = Conversations(tmp_path)
    kept.save("ana", "c", 0, Turn("a\ud800b «é»"))
    kept.save("ana", "c", 1, Turn("And?"))
    kept.rate("ana", "c", 1, "up")
    kept.close()
    (history,) = sqlite3.connect(tmp_path / "conversations.sqlite").execute("SELECT history FROM feedback").fetchone()
    assert json.loads(history) == ["a\ufffdb «é»"]
