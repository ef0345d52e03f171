"""Properties of texts, questions, manifests and batch lines that hold whatever they hold."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from eval.endurance.reading import Foreign
from eval.endurance.targets import TARGETS, outcome

QUICK = settings(max_examples=40, deadline=None, database=None, derandomize=True)

# Words and marks that rules look for, in any order, and any other character between.
MARKS = [
    "\n", "\n\n", "# ", "## ", "1. ", "a) ", "- ", "• ", "I. ", "Article 2", "Art. 3º –", "CRM", "(CSM)", "Conférence",
    "founded in ", "1996", "créée en ", "12 países", "members: ", "Belize, ", "Canada", "¹", "[1]", "\t", "| x |\n",
    "|---|", "\x0c", "\u2028", "\u0085", "\u00a0", "e\u0301", "a\u0327\u0301", "ﬁ", "\ufdd0", "\ufdd1", "\u202e",
    "\U0001f600", ". ", ": ", ";", "« ", "»", "?", "¿", "which ", "quels ", "membres", "quand", "since ", "not ",
]  # fmt: skip
PIECES = st.one_of(st.sampled_from(MARKS), st.text(st.characters(exclude_categories=["Cs"]), max_size=4))
TEXTS = st.lists(PIECES, max_size=60).map("".join)
VALUES = st.one_of(st.text(max_size=8), st.integers(), st.floats(), st.booleans(), st.none(), st.just("a.txt"))
TABLES = st.dictionaries(
    st.sampled_from(["id", "file", "title", "language", "date", "official", "version_of", "name", "fr", "body", "why"]),
    st.one_of(VALUES, st.lists(VALUES, max_size=3), st.dictionaries(st.sampled_from(["name", "other"]), VALUES)),
)


def holds(name: str, data: bytes) -> None:
    try:
        assert outcome(TARGETS[name], data) == outcome(TARGETS[name], data)
    except Foreign:
        return


@QUICK
@given(TEXTS)
def test_spans_passages_and_facts_of_any_text_lie_in_it_and_are_its_own(text: str) -> None:
    for name in ("text", "markdown"):
        holds(name, text.encode("utf-8"))


@QUICK
@given(TEXTS, st.lists(TEXTS, max_size=2), st.integers(0, 4))
def test_any_question_gets_an_answer_of_quotes_or_a_line_that_says_why_not(
    question: str, history: list[str], language: int
) -> None:
    holds("ask", bytes([language]) + "\x1f".join([*history, question]).encode("utf-8"))


@QUICK
@given(st.lists(TABLES, max_size=3), st.sampled_from(["document", "body", "correction"]))
def test_any_table_of_a_manifest_is_taken_or_refused_in_one_line(tables: list[dict[str, object]], title: str) -> None:
    lines = []
    for table in tables:
        lines.append(f"[[{title}]]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in table.items() if not isinstance(value, dict)]
    for name in ("manifest", "glossary", "corrections"):
        holds(name, "\n".join(lines).encode("utf-8"))


@QUICK
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=20),
            st.dictionaries(
                st.sampled_from(["question", "history", "id"]), st.one_of(VALUES, st.lists(VALUES, max_size=2))
            ).map(lambda each: json.dumps(each).encode()),
        ),
        max_size=6,
    )
)
def test_a_batch_gives_one_line_of_json_for_each_that_came_in(lines: list[bytes]) -> None:
    holds("batch", b"\n".join(lines))
