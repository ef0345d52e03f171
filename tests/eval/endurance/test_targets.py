"""What is fuzzed: the promises hold on what fuzzing begins from and on what once broke them."""

from __future__ import annotations

import random

import pytest

from eval.endurance import mutations, seeds
from eval.endurance.promises import Broken, hold
from eval.endurance.reading import Foreign
from eval.endurance.targets import TARGETS, Target, outcome

DEEP = b"[" * 100_000

NOTE_WITHOUT_BODY = (
    seeds.OPEN_PARTS["content.xml"].replace("note-body", "note-x").replace("repeated='2'", "repeated='x'")
)

LEVEL_BELOW_ZERO = seeds.WORD_PARTS["word/document.xml"].replace('w:ilvl w:val="1"', 'w:ilvl w:val="-1"')

# What fuzzing found, cut down, and what came to mind beside it.
BROKE = (
    ("jsonl", b'{"text": "a"}\n' + DEEP),
    ("jsonl", b'{"id": "\\ud800", "title": "\\udfff", "text": "half \\ud83d a character"}'),
    ("jsonl", DEEP),
    ("odt", seeds.zipped({**seeds.OPEN_PARTS, "content.xml": NOTE_WITHOUT_BODY})),
    ("html", b"<html><body><p>One</p><?table></html>"),
    ("rtf", b"{\\rtf1\\ansi\\ansicpg12 a\\'c0 b\\par}"),
    ("docx", seeds.docx()[0].replace(b"PK\x01\x02", b"PK\x01\x02", 1)[:-6] + b"\xff\xff\x00\x00\x00\x00"),
    ("manifest", b"a=" + DEEP),
    ("manifest", b"a=" + b"9" * 5000),
    ("manifest", b'[[document]]\nid="a\\u001b[31m"\nfile="a.txt"'),
    ("manifest", b"[[document]]\nid=[1]\nfile='a.txt'"),
    ("glossary", b"body=" + b"{a=" * 5000),
    ("glossary", b'[[body]]\nid="\\u202e"\nx=1'),
    ("corrections", b"a=" + DEEP),
    ("corrections", b"correction=[" + b"9" * 5000 + b"]"),
    ("batch", b'{"question": "a", "id": NaN}'),
    ("batch", b'{"question": "a", "id": [{"b": 1e999}]}'),
    ("batch", DEEP),
    ("calls", b'{"jsonrpc": "2.0", "id": "\\ud800", "method": "ping"}'),
    ("calls", b'{"jsonrpc": "2.0", "id": 1, "method": "\\ud800"}'),
    ("calls", DEEP),
    ("cite", "find \ud800\n0-5@cam-concept-note".encode("utf-8", "surrogatepass")),
    ("docx", seeds.zipped({**seeds.WORD_PARTS, "word/document.xml": LEVEL_BELOW_ZERO})),
    ("cite", b"read \n0-0@x"),
    ("archive", seeds.zipped({"\x1b[31m.xml": "<a>", "b.xml": "<b/>"})),
    ("cite", "read \ud800".encode("utf-8", "surrogatepass")),
)


def _named(value: object) -> str:
    return value.name if isinstance(value, Target) else ""


@pytest.mark.parametrize("target", TARGETS.values(), ids=_named)
def test_the_promises_hold_on_what_fuzzing_begins_from(target: Target) -> None:
    for data in target.seeds()[:12]:
        assert outcome(target, data) == outcome(target, data)


@pytest.mark.parametrize(("name", "data"), BROKE, ids=[f"{name}-{number}" for number, (name, _) in enumerate(BROKE)])
def test_what_once_broke_a_promise_does_not_any_more(name: str, data: bytes) -> None:
    try:
        assert outcome(TARGETS[name], data) == outcome(TARGETS[name], data)
    except Foreign:
        assert name == "jsonl"


def test_a_broken_promise_is_told() -> None:
    with pytest.raises(Broken, match="two is one"):
        hold(1 == 2, "two is one")


def test_a_mutation_gives_the_same_for_the_same_seed_and_keeps_to_the_size() -> None:
    def blind(data: bytes, largest: int) -> bytes:
        return bytes(data[:-1])[:largest]

    for change, data in (
        (mutations.archive, seeds.docx()[0]),
        (mutations.compressed, seeds.jsonl()[1]),
        (mutations.numbers, seeds.pdf()[0]),
    ):
        made = [change(data, 20_000, random.Random(seed), blind) for seed in range(20)]
        assert made == [change(data, 20_000, random.Random(seed), blind) for seed in range(20)]
        assert len({data, *made}) > 1
        assert max(map(len, made)) <= 20_000


def test_a_line_without_end_takes_no_time_that_grows_with_its_square() -> None:
    # Each of these once took a minute: what is told of it is how many statements are looked at, not seconds.
    from eval.endurance.reading import folder
    from ingest.bodies import registry
    from ingest.corpus import document
    from ingest.facts.discourse import LONGEST_STATEMENT, statements
    from ingest.manifest import Entry

    path = folder() / "long.txt"
    path.write_text(
        "The Fund was set up in 1999.\n\n" + "Fund founded in 1999 by Chile, Peru and the CRM " * 4000, "utf-8"
    )
    read = document(path.parent, Entry("a", path.name))
    found = statements(read, registry((), [read]))
    assert [each.text for each in found] == ["The Fund was set up in 1999."]
    assert max(len(each.text) for each in found) <= LONGEST_STATEMENT
